public import FeedModel

/// How many cases ask of a place where the stories are really wrong, as people judged.
public struct ReviewScore: Sendable, Hashable {
  /// How many cases were asked.
  public private(set) var asked = 0
  /// How many of them are errors.
  public private(set) var errors = 0
  /// The cases asked, by their kinds.
  public private(set) var askedOfKind: [ReviewCase.Kind: Int] = [:]
  /// The errors, by the kinds of their cases.
  public private(set) var errorsOfKind: [ReviewCase.Kind: Int] = [:]

  /// Judges cases.
  ///
  /// - Parameters:
  ///   - cases: what is asked.
  ///   - gold: the story of each entry in the labelled set.
  public init(_ cases: some Sequence<ReviewCase>, gold: [Entry.ID: String]) {
    for question in cases {
      let isError = question.isError(gold)
      asked += 1
      askedOfKind[question.kind, default: 0] += 1
      if isError {
        errors += 1
        errorsOfKind[question.kind, default: 0] += 1
      }
    }
  }
}

extension ReviewCase {
  /// Whether the stories are wrong where it asks.
  ///
  /// A report is wrong where its gold story is not that of most others in its story; two stories where
  /// the gold stories of most of their entries are one; one story where those of its parts differ and
  /// the cut separates most pairs of different gold stories.
  func isError(_ gold: [Entry.ID: String]) -> Bool {
    let (one, other) = (GoldCounts(first, gold), GoldCounts(second, gold))
    switch kind {
    case .member: return one.most.isDisjoint(with: other.most)
    case .join: return one.most.count == 1 && one.most == other.most
    case .split:
      let all = GoldCounts(entries, gold).mixedPairs
      let within = one.mixedPairs + other.mixedPairs
      return one.most.isDisjoint(with: other.most) && (all - within) * 2 > all
    }
  }
}

/// How many entries are of which gold story.
private struct GoldCounts {
  private var counts: [String: Int] = [:]

  init(_ entries: [Entry.ID], _ gold: [Entry.ID: String]) {
    for story in entries.compactMap({ gold[$0] }) { counts[story, default: 0] += 1 }
  }

  /// The gold stories that most are of.
  var most: Set<String> {
    let largest = counts.values.max()
    return Set(counts.filter { $0.value == largest }.keys)
  }

  /// Pairs of entries of different gold stories.
  var mixedPairs: Int {
    let all = counts.values.reduce(0, +)
    return (all * all - counts.values.reduce(0) { $0 + $1 * $1 }) / 2
  }
}
