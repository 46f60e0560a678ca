/// The similarities between entries that are worth remembering, both ways.
///
/// Flat linked lists: an edge is two half-edges that stand side by side.
struct SimilarityGraph: Sendable {
  private var first: [Int32] = []
  private var edges = Pieces<HalfEdge>()

  private struct HalfEdge {
    let target: Int32
    let similarity: Float
    /// The next half-edge of the same entry; -1 ends the list.
    let next: Int32
  }

  /// Makes room for the entries below a number.
  mutating func grow(to count: Int) {
    guard count > first.count else { return }
    first.append(contentsOf: repeatElement(-1, count: count - first.count))
  }

  mutating func link(_ a: Int32, _ b: Int32, _ similarity: Float) {
    addHalf(from: a, to: b, similarity)
    addHalf(from: b, to: a, similarity)
  }

  /// The neighbours of an entry with their similarities, latest first.
  func neighbours(of entry: Int32) -> Neighbours {
    Neighbours(graph: self, edge: first[Int(entry)])
  }

  private mutating func addHalf(from a: Int32, to b: Int32, _ similarity: Float) {
    edges.append(HalfEdge(target: b, similarity: similarity, next: first[Int(a)]))
    first[Int(a)] = Int32(edges.count - 1)
  }

  /// A walk along the edges of one entry.
  struct Neighbours: Sequence, IteratorProtocol {
    let graph: SimilarityGraph
    var edge: Int32

    mutating func next() -> Scored? {
      guard edge >= 0 else { return nil }
      let here = graph.edges[Int(edge)]
      edge = here.next
      return Scored(index: here.target, score: here.similarity)
    }
  }
}
