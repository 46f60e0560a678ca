public import FeedModel

/// The doubtful cases of stories, most doubtful first.
///
/// Pure: the same stories and decisions give the same cases. `docs/review.md` tells how doubt is
/// estimated and what it is worth.
public struct ReviewQueue: Sendable {
  /// The cases in the order in which they should be asked.
  ///
  /// A case whose answer settles others stands before them.
  public let cases: [ReviewCase]

  /// The cases of some stories.
  ///
  /// Complexity: O(words of the headlines + for each story the square of its reports).
  /// - Parameters:
  ///   - stories: the stories that are looked at; nothing is said of others.
  ///   - entries: their entries; what is not there is not asked about.
  ///   - decisions: all that was ever decided; what holds answers its cases.
  ///   - skipped: cases that a person does not want to answer.
  ///   - leastDoubt: cases that are less doubtful are left out; 0 asks of every place.
  public init(
    _ stories: [Story], entries: [Entry.ID: Entry], decisions: [Decision] = [],
    skipped: Set<ReviewCase.ID> = [], leastDoubt: Double = Self.leastDoubt
  ) {
    let matter = ReviewMatter(stories, entries: entries)
    let answers = AnsweredPairs(decisions)
    let all = MemberCases(matter).cases + JoinCases(matter).cases + SplitCases(matter).cases
    let open = all.filter {
      $0.doubt >= leastDoubt && !skipped.contains($0.id) && !answers.cover($0)
    }
    cases = Settling(open).ordered
  }

  /// The least doubt that is worth a person's time: one case in four of that doubt is wrong.
  public static let leastDoubt = 0.25
}
