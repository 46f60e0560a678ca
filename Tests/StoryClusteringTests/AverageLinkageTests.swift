import TestSupport
import Testing

@testable import StoryClustering

struct AverageLinkageTests {
  @Test(arguments: Seed.several) func `groups are those that looking at all pairs finds`(
    seed: Seed
  ) {
    var random = seed.generator
    for _ in 0..<20 {
      let points = LinkedPoints(using: &random)
      var linkage = points.linkage
      #expect(partition(linkage.groups()) == partition(points.groupsByAllPairs()))
    }
  }

  @Test func `equally close points are one group`() {
    let edges = (0..<200).flatMap { a in
      (a + 1..<200).map { AverageLinkage.Edge(first: a, second: $0, closeness: 1) }
    }
    var linkage = AverageLinkage(count: 200, edges: edges, threshold: 0.15)
    #expect(Set(linkage.groups()).count == 1)
  }

  private func partition(_ groups: [Int32]) -> Set<[Int]> {
    Set(Dictionary(grouping: groups.indices) { groups[$0] }.values)
  }
}

/// Points with closeness in sixteenths, which adds up without rounding; many pairs are equally close.
private struct LinkedPoints {
  let count: Int
  var edges: [AverageLinkage.Edge] = []
  var together: [Constraints.Pair] = []
  var apart: [Constraints.Pair] = []
  var cautious = Cautious()
  let threshold: Float = 0.1875

  init(using random: inout SplitMix) {
    count = Int.random(in: 2...24, using: &random)
    let share = Int.random(in: 1...4, using: &random)
    for a in 0..<Int32(count) {
      for b in a + 1..<Int32(count) where Int.random(in: 0..<4, using: &random) < share {
        let closeness = Float(Int.random(in: 1...16, using: &random)) / 16
        edges.append(.init(first: a, second: b, closeness: closeness))
      }
    }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let pair = [Int32](0..<Int32(count)).shuffled(using: &random).prefix(2)
      let isTogether = Bool.random(using: &random)
      let constraint = Constraints.Pair(first: pair[0], second: pair[1])
      if isTogether { together.append(constraint) } else { apart.append(constraint) }
    }
    if Bool.random(using: &random) {
      cautious.isCautious = (0..<count).map { _ in Bool.random(using: &random) }
      cautious.threshold = 0.5
    }
  }

  var linkage: AverageLinkage {
    AverageLinkage(
      count: count, edges: edges, together: together, apart: apart, threshold: threshold,
      cautious: cautious)
  }

  /// The plainest way: joins the closest pair of groups of all, until none is close enough.
  func groupsByAllPairs() -> [Int32] {
    var groups = (0..<Int32(count)).map { [$0] }
    for pair in together {
      guard let a = groups.firstIndex(where: { $0.contains(pair.first) }),
        let b = groups.firstIndex(where: { $0.contains(pair.second) }), a != b,
        !areApart(groups[a], groups[b])
      else { continue }
      join(a, b, in: &groups)
    }
    while let (a, b) = closest(groups) { join(a, b, in: &groups) }
    var result = [Int32](repeating: 0, count: count)
    for group in groups { for point in group { result[Int(point)] = group[0] } }
    return result
  }

  /// Groups in the order of their making, as equally close ones of equal ages are told apart by it.
  private func join(_ a: Int, _ b: Int, in groups: inout [[Int32]]) {
    let joined = (groups[a] + groups[b]).sorted()
    groups.remove(at: max(a, b))
    groups.remove(at: min(a, b))
    groups.append(joined)
  }

  private func closest(_ groups: [[Int32]]) -> (Int, Int)? {
    var best: (rank: (Float, Int32, Int32), pair: (Int, Int))?
    for a in groups.indices {
      for b in groups.indices where a < b {
        let mean = closeness(groups[a], groups[b])
        guard mean >= threshold, !areApart(groups[a], groups[b]) else { continue }
        let (first, second) = (groups[a][0], groups[b][0])
        let areAlone = groups[a].count == 1 && groups[b].count == 1
        if areAlone, mean < cautious.threshold(first, second) { continue }
        let rank = (-mean, min(first, second), max(first, second))
        if best.map({ rank < $0.rank }) ?? true { best = (rank, (a, b)) }
      }
    }
    return best?.pair
  }

  private func closeness(_ a: [Int32], _ b: [Int32]) -> Float {
    let sum = edges.filter {
      a.contains($0.first) && b.contains($0.second) || a.contains($0.second) && b.contains($0.first)
    }.map(\.closeness).reduce(0, +)
    return sum / (Float(a.count) * Float(b.count))
  }

  private func areApart(_ a: [Int32], _ b: [Int32]) -> Bool {
    apart.contains {
      a.contains($0.first) && b.contains($0.second) || a.contains($0.second) && b.contains($0.first)
    }
  }
}
