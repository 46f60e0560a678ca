import FeedModel
import Testing

@testable import StoryReview

struct ReviewScoreTests {
  private static func asked(
    _ kind: ReviewCase.Kind, _ first: [String], _ second: [String]
  ) -> ReviewCase {
    let (one, other) = (first.map(Entry.ID.init), second.map(Entry.ID.init))
    return ReviewCase(
      kind, of: [.init(rawValue: "s"), .init(rawValue: "t")], first: one, second: other,
      leads: (one[0], other[0]), words: [], reasons: [], doubt: 0.5)
  }

  /// Entries are named after their gold stories: `x1` is of story `x`.
  private static func gold(_ question: ReviewCase) -> [Entry.ID: String] {
    Dictionary(
      question.entries.map { ($0, String($0.rawValue.prefix(1))) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: [
    (ReviewCase.Kind.member, ["x1"], ["y1", "y2", "x2"], true),
    (.member, ["x1"], ["y1", "x2"], false),
    (.join, ["x1", "x2"], ["x3", "y1", "x4"], true), (.join, ["x1", "y1"], ["x3", "y2"], false),
    (.split, ["x1", "x2"], ["y1", "y2"], true), (.split, ["x1", "x2"], ["x3", "x4", "y1"], false),
    (.split, ["x1", "y1"], ["y2", "x2", "y3", "y4"], false),
  ])
  func `an error is a place where the gold stories say otherwise`(
    kind: ReviewCase.Kind, first: [String], second: [String], isError: Bool
  ) {
    let question = Self.asked(kind, first, second)
    #expect(question.isError(Self.gold(question)) == isError)
    let score = ReviewScore([question], gold: Self.gold(question))
    #expect(score.errors == (isError ? 1 : 0) && score.askedOfKind == [kind: 1])
  }
}
