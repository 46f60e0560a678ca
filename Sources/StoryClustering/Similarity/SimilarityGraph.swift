/// The similarities between entries that are worth remembering, both ways.
///
/// Flat linked lists: an edge is two half-edges that stand side by side.
struct SimilarityGraph: Sendable {
  private var first: [Int32] = []
  private var next: [Int32] = []
  private var targets: [Int32] = []
  private var values: [Float] = []

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
    targets.append(b)
    values.append(similarity)
    next.append(first[Int(a)])
    first[Int(a)] = Int32(next.count - 1)
  }

  /// A walk along the edges of one entry.
  struct Neighbours: Sequence, IteratorProtocol {
    let graph: SimilarityGraph
    var edge: Int32

    mutating func next() -> Scored? {
      guard edge >= 0 else { return nil }
      let here = Int(edge)
      edge = graph.next[here]
      return Scored(index: graph.targets[here], score: graph.values[here])
    }
  }
}
