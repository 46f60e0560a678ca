/// The similarities between entries that are worth remembering, both ways.
///
/// Those of earlier runs stand in flat arrays, those of this run in linked lists, where an edge is two
/// half-edges that stand side by side; once they are many they move into flat arrays too, where a walk
/// along the edges of an entry does not jump about in memory.
struct SimilarityGraph: Sendable {
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
  /// The neighbours of the entries of earlier runs, older ones and then younger ones, and what moved
  /// here before them.
  private var earlier = RaggedArray<End>()

  /// Makes room for the entries below a number.
  mutating func grow(to count: Int) {
    guard count > first.count else { return }
    first.append(contentsOf: repeatElement(-1, count: count - first.count))
  }

  mutating func link(_ a: Int32, _ b: Int32, _ similarity: Float) {
    addHalf(from: a, to: End(target: b, similarity: Weight(similarity)))
    addHalf(from: b, to: End(target: a, similarity: Weight(similarity)))
  }

  /// Takes in the edges of earlier runs, those of each entry to older ones; to be called once.
  ///
  /// Complexity: O(edges).
  mutating func take(earlier older: RaggedArray<End>) {
    var places = Array(repeating: 0, count: older.count + 1)
    for entry in 0..<older.count {
      places[entry + 1] += older.range(entry).count
      for end in older[entry] { places[Int(end.target) + 1] += 1 }
    }
    for entry in 0..<older.count { places[entry + 1] += places[entry] }
    let ends = Array(places.dropFirst())
    var both = Array(
      repeating: End(target: 0, similarity: Weight(bits: 0)), count: places[older.count])
    for entry in 0..<older.count {
      for end in older[entry] {
        both[places[entry]] = end
        places[entry] += 1
        both[places[Int(end.target)]] = End(target: Int32(entry), similarity: end.similarity)
        places[Int(end.target)] += 1
      }
    }
    earlier = RaggedArray(elements: both, ends: ends)
    grow(to: older.count)
  }

  /// Moves the edges of the lists into flat arrays, if they are half as many as those there are.
  ///
  /// Complexity: O(edges), O(1) for each edge that is ever added.
  mutating func settle() {
    guard 2 * edges.count > earlier.elements.count else { return }
    var flat = RaggedArray<End>()
    flat.reserve(lists: first.count, elements: edges.count + earlier.elements.count)
    for entry in first.indices { flat.append(ends(of: Int32(entry))) }
    earlier = flat
    edges = Pieces()
    first = Array(repeating: -1, count: first.count)
  }

  /// The neighbours of an entry with their similarities: those of this run, latest first, then those
  /// of earlier ones.
  func neighbours(of entry: Int32) -> some Sequence<Scored> {
    ends(of: entry).lazy.map { Scored(index: $0.target, score: $0.similarity.share) }
  }

  private func ends(of entry: Int32) -> Ends {
    let old = Int(entry) < earlier.count ? earlier.range(Int(entry)) : 0..<0
    return Ends(graph: self, edge: first[Int(entry)], old: old)
  }

  private mutating func addHalf(from a: Int32, to end: End) {
    edges.append(HalfEdge(end: end, next: first[Int(a)]))
    first[Int(a)] = Int32(edges.count - 1)
  }

  /// A walk along the edges of one entry.
  private struct Ends: Sequence, IteratorProtocol {
    let graph: SimilarityGraph
    var edge: Int32
    var old: Range<Int>

    mutating func next() -> End? {
      if edge >= 0 {
        let here = graph.edges[Int(edge)]
        edge = here.next
        return here.end
      }
      guard let place = old.popFirst() else { return nil }
      return graph.earlier.elements[place]
    }
  }
}
