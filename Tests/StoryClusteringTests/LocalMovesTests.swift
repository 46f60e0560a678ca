import Testing

@testable import StoryClustering

struct LocalMovesTests {
  private func groups(
    _ start: [Int32], _ edges: [(Int32, Int32, Float)], together: [Constraints.Pair] = [],
    apart: [Constraints.Pair] = []
  ) -> [Int32] {
    let edges = edges.map {
      AverageLinkage.Edge(first: $0.0, second: $0.1, closeness: $0.2)
    }
    var moves = LocalMoves(
      of: start, edges: edges, together: together, apart: apart, threshold: 0.15)
    return moves.groups(rounds: 5)
  }

  /// Point 2 is close to 3 and 4 and hardly to 0 and 1, where it is.
  private static let edges: [(Int32, Int32, Float)] = [
    (0, 1, 0.9), (3, 4, 0.5), (2, 3, 0.6), (2, 4, 0.6), (0, 2, 0.3),
  ]

  @Test func `a point goes where it fits best`() {
    let moved = groups([0, 0, 0, 3, 3], Self.edges)
    #expect(moved[2] == moved[3])
    #expect(moved[0] == moved[1] && moved[0] != moved[2])
  }

  @Test func `a point that fits nowhere stands alone`() {
    let moved = groups([0, 0, 0], [(0, 1, 0.9), (0, 2, 0.05)])
    #expect(moved[0] == moved[1] && moved[0] != moved[2])
  }

  @Test func `what is held together stays, what is kept apart does not meet`() {
    let held = groups([0, 0, 0, 3, 3], Self.edges, together: [.init(first: 0, second: 2)])
    #expect(held[2] == held[0])
    let kept = groups([0, 0, 0, 3, 3], Self.edges, apart: [.init(first: 2, second: 4)])
    #expect(kept[2] != kept[4])
  }
}
