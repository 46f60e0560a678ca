import FeedModel

/// What the editor decided, in numbers of entries: who is together, and who is apart.
struct Constraints: Sendable {
  struct Pair: Sendable, Hashable {
    var first: Int32
    var second: Int32
  }

  /// Pairs that share a story: the first entry of each set with every other.
  private(set) var together: [Pair] = []
  /// The first entries of sets that never share a story.
  private(set) var apart: [Pair] = []
  /// Entries that a decision put with others.
  private(set) var joined: Set<Int32> = []
  /// The first entry of the set that an entry is in.
  private var firsts: [Int32: Int32] = [:]

  /// Nothing is decided.
  init() {}

  /// What rulings say of the entries that have numbers; a copy counts as its original.
  ///
  /// Complexity: O(n log n) in the entries named.
  init(_ rulings: Rulings, _ originals: [Entry.ID: Int32]) {
    var sets: [Entry.ID: Set<Int32>] = [:]
    for (id, number) in originals { sets[rulings.root(of: id), default: []].insert(number) }
    var heads: [Entry.ID: Int32] = [:]
    for (root, numbers) in sets {
      guard let head = numbers.min() else { continue }
      heads[root] = head
      for number in numbers { firsts[number] = head }
      together += numbers.sorted().dropFirst().map { Pair(first: head, second: $0) }
    }
    for (root, head) in heads {
      for foe in rulings.foes(of: root).compactMap({ heads[$0] }) where head < foe {
        apart.append(Pair(first: head, second: foe))
      }
    }
    together.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    apart.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    let decided = Set(rulings.joined.compactMap { originals[$0] })
    let companies = Dictionary(grouping: decided, by: root(of:)).values.filter { $0.count > 1 }
    joined = Set(companies.flatMap(\.self))
  }

  /// The entry that stands for all that an entry is put together with.
  func root(of entry: Int32) -> Int32 { firsts[entry] ?? entry }
}
