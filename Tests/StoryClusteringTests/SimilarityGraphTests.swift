import TestSupport
import Testing

@testable import StoryClustering

struct SimilarityGraphTests {
  private func weight(_ bits: UInt16) -> Weight { Weight(bits: bits) }

  /// Entries 0 to 4 of earlier runs in two pieces: 1-0, 2-0, 3-1, 4-0 and an edge to what is forgotten.
  private func remembered() -> SimilarityGraph {
    var graph = SimilarityGraph()
    graph.remember(
      .init(
        first: 0, distances: RaggedArray(elements: [1, 2], ends: [0, 1, 2]),
        similarities: [100, 200]))
    graph.remember(
      .init(
        first: 3, distances: RaggedArray(elements: [2, 9, 4], ends: [2, 3]),
        similarities: [300, 400, 500]))
    return graph
  }

  private func neighbours(_ graph: SimilarityGraph, _ entry: Int32) -> Set<Int32> {
    Set(graph.neighbours(of: entry).map(\.index))
  }

  @Test func `of earlier runs the younger end knows the older, who learns of it when asked`() {
    var graph = remembered()
    #expect((0..<5).map { neighbours(graph, $0) } == [[], [0], [0], [1], [0]])
    graph.gather([0])
    graph.gather([0, 4])
    #expect((0..<5).map { neighbours(graph, $0) } == [[1, 2, 4], [0], [0], [1], [0]])
    #expect(graph.neighbours(of: 0).map(\.index).count == 3, "each edge once")
    let scores = graph.neighbours(of: 0).sorted { $0.index < $1.index }.map(\.score)
    #expect(scores == [100, 200, 500].map { weight($0).share })
  }

  @Test func `edges of this run are known at both ends, settled or not`() {
    var graph = remembered()
    graph.grow(to: 7)
    graph.link(5, 0, weight(10))
    graph.link(6, 5, weight(20))
    for _ in 0..<2 {
      #expect(neighbours(graph, 0) == [5])
      #expect(neighbours(graph, 5) == [0, 6])
      #expect(neighbours(graph, 6) == [5])
      graph.settle()
    }
    graph.gather([0])
    graph.settle()
    #expect(neighbours(graph, 0) == [1, 2, 4, 5])
  }

  @Test(arguments: Seed.several) func `the nearest are those that a sort would put first`(
    seed: Seed
  ) {
    var random = seed.generator
    var nearest = NearestSimilarities(limit: 5)
    nearest.grow(to: 3)
    var all: [[UInt16]] = [[], [], []]
    #expect(nearest.mean(of: 0) == nil)
    for _ in 0..<40 {
      let (entry, bits) = (
        Int.random(in: 0..<3, using: &random), UInt16.random(in: 1...99, using: &random)
      )
      let isNear = nearest.note(weight(bits), of: Int32(entry))
      let least = all[entry].sorted(by: >).dropFirst(4).first
      #expect(isNear == (least.map { bits > $0 } ?? true))
      all[entry].append(bits)
      let best = all[entry].sorted(by: >).prefix(5).map { weight($0).share }
      let mean = best.reduce(0, +) / Float(best.count)
      #expect(abs((nearest.mean(of: Int32(entry)) ?? 0) - mean) < 1e-6)
    }
  }
}
