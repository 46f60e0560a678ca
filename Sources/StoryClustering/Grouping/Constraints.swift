/// What the editor decided, in numbers of entries: who is together, and who is apart.
struct Constraints: Sendable {
  struct Pair: Sendable, Hashable {
    var first: Int32
    var second: Int32
  }

  /// Pairs that share a story.
  private(set) var together: [Pair] = []
  /// Pairs that never share one.
  private(set) var apart: [Pair] = []
  private var sets = DisjointSets()

  /// Adds that two entries share a story, unless they are kept apart by what was added before.
  mutating func join(_ a: Int32, _ b: Int32) {
    let (first, second) = (root(of: a), root(of: b))
    let isRefused = apart.contains {
      let pair = (root(of: $0.first), root(of: $0.second))
      return pair == (first, second) || pair == (second, first)
    }
    guard a != b, !isRefused else { return }
    together.append(Pair(first: a, second: b))
    sets.join(a, b)
  }

  /// Adds that two entries never share a story, unless what was added before puts them together.
  mutating func separate(_ a: Int32, _ b: Int32) {
    if root(of: a) != root(of: b) { apart.append(Pair(first: a, second: b)) }
  }

  /// The entry that stands for all that an entry is put together with.
  func root(of entry: Int32) -> Int32 { sets.root(of: entry) }
}
