import FeedModel

/// What the editor's decisions come to: sets of entries that share a story, and which sets never do.
///
/// The latest word is taken first; one that contradicts what was taken before it gives way, pair by
/// pair. So of a chain of joins that a later word forbids, the oldest join gives way. Entries need
/// not be known: a chain holds over one that has gone.
struct Rulings: Sendable {
  /// A set grows under the root of its larger part.
  private var parents: [Entry.ID: Entry.ID] = [:]
  private var sizes: [Entry.ID: Int] = [:]
  /// For a root the roots that it never meets.
  private var foes: [Entry.ID: Set<Entry.ID>] = [:]
  /// Every entry that a decision names.
  private(set) var named: Set<Entry.ID> = []
  /// The entries that a decision put with others.
  private(set) var joined: Set<Entry.ID> = []

  /// What decisions come to; undone ones say nothing.
  ///
  /// Complexity: O(n log n) in the entries that the decisions name, and the pairs of sets kept apart.
  init(_ decisions: [Decision] = []) {
    for decision in decisions.inForce {
      named.formUnion(decision.entries)
      joined.formUnion(join(decision.together))
      if let (first, second) = decision.apart { separate(first, second) }
    }
  }

  /// Every entry that something is said of, by a decision or by ``join(_:_:)``.
  var entries: Set<Entry.ID> { named.union(parents.keys).union(parents.values) }

  /// The entry that stands for all that an entry is put together with.
  func root(of entry: Entry.ID) -> Entry.ID {
    var current = entry
    while let next = parents[current] { current = next }
    return current
  }

  /// The roots of the sets that a root's set never meets.
  func foes(of root: Entry.ID) -> Set<Entry.ID> { foes[root] ?? [] }

  /// Puts two entries together, unless they are kept apart; gives whether they are together now.
  ///
  /// Complexity: O(log n + the smaller number of foes).
  @discardableResult
  mutating func join(_ a: Entry.ID, _ b: Entry.ID) -> Bool {
    let (first, second) = (root(of: a), root(of: b))
    if first == second { return true }
    if foes[first]?.contains(second) == true { return false }
    unite(first, second)
    return true
  }
}

extension Rulings {
  /// Puts entries together as far as nothing keeps them apart; gives those that found company.
  ///
  /// Each goes to the first of those before it that will have it, so that a group that a later word
  /// divides stays in as few parts as there must be.
  private mutating func join(_ entries: [Entry.ID]) -> Set<Entry.ID> {
    var firsts: [Entry.ID] = []
    var joined: Set<Entry.ID> = []
    for entry in entries {
      guard let first = firsts.first(where: { join($0, entry) }) else {
        firsts.append(entry)
        continue
      }
      if first != entry { joined.formUnion([first, entry]) }
    }
    return joined
  }

  /// Keeps each entry of one group apart from each of another, unless they are together already.
  private mutating func separate(_ first: [Entry.ID], _ second: [Entry.ID]) {
    let others = Set(second.map { root(of: $0) })
    for one in Set(first.map({ root(of: $0) })) {
      for other in others where other != one {
        foes[one, default: []].insert(other)
        foes[other, default: []].insert(one)
      }
    }
  }

  private mutating func unite(_ a: Entry.ID, _ b: Entry.ID) {
    let isLarger = ((sizes[a] ?? 1), b) > ((sizes[b] ?? 1), a)
    let (root, leaf) = isLarger ? (a, b) : (b, a)
    parents[leaf] = root
    sizes[root] = (sizes[a] ?? 1) + (sizes[b] ?? 1)
    for foe in foes.removeValue(forKey: leaf) ?? [] {
      foes[foe]?.remove(leaf)
      foes[foe]?.insert(root)
      foes[root, default: []].insert(foe)
    }
  }
}
