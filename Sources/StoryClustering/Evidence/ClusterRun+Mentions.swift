import FeedModel

extension ClusterRun {
  /// The other stories that an entry tells besides, as a round-up does, at most three.
  ///
  /// It comes half as near to them as a story's reports must be, by rare words that its own story does
  /// not have.
  /// Complexity: O(its edges + the words of eight neighbours in each).
  mutating func mentions(
    in entry: Int32, _ closeness: ClusterEngine.Closeness, _ matter: inout StoryMatter
  ) -> [Evidence.Mention] {
    let near = closeness.others.prefix { $0.score >= engine.parameters.threshold / 2 }.prefix(6)
    guard !near.isEmpty else { return [] }
    let language = engine.languages[Int(entry)]
    let neighbours = closeness.neighbours.filter {
      engine.languages[Int($0.index)] == language
    }
    var mentions: [Evidence.Mention] = []
    for other in near where mentions.count < 3 {
      let read = neighbours.filter { engine.partition.story(of: $0.index) == other.index }
        .best(8).map(\.index).sorted()
      guard !read.isEmpty else { continue }
      engine.count(wordsOf: read + [entry], into: &matter.others)
      matter.others.unread = max(0, engine.partition.members(of: other.index).count - read.count)
      let terms = engine.sharedTerms(of: entry, matter.others, besides: matter.words)
      guard terms.count >= Self.wordsOfMention else { continue }
      mentions.append(
        .init(
          story: names[Int(other.index)], similarity: Double(other.score),
          terms: terms.prefix(4).map(\.term)))
    }
    return mentions
  }

  /// How many rare words of its own an entry must share with a story to mention it; two are soon
  /// shared by accident.
  private static let wordsOfMention = 3
}
