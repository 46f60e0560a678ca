/// The similarities between entries that are worth remembering.
///
/// Those of this run can be walked both ways. They stand in linked lists, where an edge is two
/// half-edges that stand side by side; once they are many they move into flat arrays, where a walk
/// along the edges of an entry does not jump about in memory. Those of earlier runs, most of all, stay
/// as they were remembered, each with its younger end; the older end learns of them when it is asked
/// for.
struct SimilarityGraph: Sendable {
  /// The edges of consecutive entries of earlier runs, those of each entry to older ones.
  struct Remembered: Sendable {
    /// The first of the entries.
    var first: Int32
    /// How many entries before it each neighbour stands; some may stand before all that is remembered.
    var distances: RaggedArray<UInt32>
    /// The similarities, as bits of a ``Weight``.
    var similarities: [UInt16]

    var entries: Range<Int32> { first..<(first + Int32(distances.count)) }

    /// The older end of an edge of an entry; nil if that is forgotten.
    func end(_ edge: Int, of entry: Int32) -> End? {
      let target = Int(entry) - Int(distances.elements[edge])
      guard target >= 0 else { return nil }
      return End(target: Int32(target), similarity: Weight(bits: similarities[edge]))
    }

    /// Gives all edges, one by one.
    func visit(_ body: (_ entry: Int32, _ older: End) -> Void) {
      for place in 0..<distances.count {
        let entry = first + Int32(place)
        for edge in distances.range(place) {
          if let end = end(edge, of: entry) { body(entry, end) }
        }
      }
    }
  }

  /// One end of an edge: the other entry and how similar it is.
  struct End: Sendable {
    var target: Int32
    var similarity: Weight
  }

  private struct HalfEdge {
    let end: End
    /// The next half-edge of the same entry; -1 ends the list.
    let next: Int32
  }

  private var first: [Int32] = []
  private var edges = Pieces<HalfEdge>()
  /// What moved here from the lists.
  private var settled = RaggedArray<End>()
  /// In the order of their entries, without a gap.
  private var remembered: [Remembered] = []
  /// Which entries of earlier runs know their younger neighbours, too.
  private var isGathered: [Bool] = []

  /// Makes room for the entries below a number.
  mutating func grow(to count: Int) {
    guard count > first.count else { return }
    first.append(contentsOf: repeatElement(-1, count: count - first.count))
  }

  mutating func link(_ a: Int32, _ b: Int32, _ similarity: Weight) {
    addHalf(from: a, to: End(target: b, similarity: similarity))
    addHalf(from: b, to: End(target: a, similarity: similarity))
  }

  /// Takes in the edges of the next entries of earlier runs, before there are others.
  mutating func remember(_ edges: Remembered) {
    remembered.append(edges)
    isGathered.append(contentsOf: repeatElement(false, count: edges.distances.count))
    grow(to: isGathered.count)
  }

  /// Lets entries of earlier runs know their younger neighbours too.
  ///
  /// Complexity: O(edges of all entries since the oldest of those that did not), O(entries) if all did.
  mutating func gather(_ entries: some Sequence<Int32>) {
    let wanted = entries.filter { $0 < isGathered.count && !isGathered[Int($0)] }
    guard let oldest = wanted.min() else { return }
    var isWanted = Array(repeating: false, count: isGathered.count)
    for entry in wanted { isWanted[Int(entry)] = true }
    for piece in remembered where piece.entries.upperBound > oldest {
      piece.visit { entry, older in
        guard isWanted[Int(older.target)] else { return }
        addHalf(from: older.target, to: End(target: entry, similarity: older.similarity))
      }
    }
    for entry in wanted { isGathered[Int(entry)] = true }
  }

  /// Moves the edges of the lists into flat arrays, if they are half as many as those there are.
  ///
  /// Complexity: O(edges of this run), O(1) for each edge that is ever added.
  mutating func settle() {
    guard 2 * edges.count > settled.elements.count else { return }
    var flat = RaggedArray<End>()
    flat.reserve(lists: first.count, elements: edges.count + settled.elements.count)
    for entry in first.indices { flat.append(ends(of: Int32(entry), withRemembered: false)) }
    settled = flat
    edges = Pieces()
    first = Array(repeating: -1, count: first.count)
  }

  /// The neighbours of an entry with their similarities: those of this run and those that were
  /// gathered, latest first, then older ones of earlier runs.
  func neighbours(of entry: Int32) -> some Sequence<Scored> {
    ends(of: entry, withRemembered: true).lazy.map {
      Scored(index: $0.target, score: $0.similarity.share)
    }
  }

  private func ends(of entry: Int32, withRemembered: Bool) -> Ends {
    var ends = Ends(graph: self, entry: entry, edge: first[Int(entry)])
    if Int(entry) < settled.count { ends.settled = settled.range(Int(entry)) }
    if withRemembered, let piece = piece(with: entry) {
      ends.piece = piece
      ends.remembered = remembered[piece].distances.range(Int(entry - remembered[piece].first))
    }
    return ends
  }

  /// Which piece of what is remembered holds an entry.
  private func piece(with entry: Int32) -> Int? {
    guard Int(entry) < isGathered.count else { return nil }
    var (low, high) = (0, remembered.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if remembered[middle].first <= entry { low = middle } else { high = middle }
    }
    return low
  }

  private mutating func addHalf(from a: Int32, to end: End) {
    edges.append(HalfEdge(end: end, next: first[Int(a)]))
    first[Int(a)] = Int32(edges.count - 1)
  }

  /// A walk along the edges of one entry.
  private struct Ends: Sequence, IteratorProtocol {
    let graph: SimilarityGraph
    let entry: Int32
    var edge: Int32
    var settled = 0..<0
    var piece = 0
    var remembered = 0..<0

    mutating func next() -> End? {
      if edge >= 0 {
        let here = graph.edges[Int(edge)]
        edge = here.next
        return here.end
      }
      if let place = settled.popFirst() { return graph.settled.elements[place] }
      while let place = remembered.popFirst() {
        if let end = graph.remembered[piece].end(place, of: entry) { return end }
      }
      return nil
    }
  }
}
