/// Groups points from the closest pair on, as long as two groups are close enough on average.
///
/// Hierarchical clustering by unweighted average linkage (Sokal and Michener 1958) over a sparse
/// similarity, where a missing pair counts as 0. A heap holds for each group the closest of those
/// that are older; when that is gone as it comes up, the next one takes its place (Müllner, "Modern
/// hierarchical, agglomerative clustering algorithms", 2011, the generic algorithm). A pair of groups
/// stays as close as it is until one of them is joined, so the younger's place in the heap is never too
/// late. O(E log E) where few are equally close. Equal means are taken by the older points, so the result
/// is one. A chain cannot form: one close pair does not join two groups.
struct AverageLinkage {
  /// How close two points are.
  struct Edge {
    var first: Int32
    var second: Int32
    var closeness: Float
  }

  /// A pair of groups that may be joined.
  private struct Pair: Comparable {
    var mean: Float
    var first: Int32
    var second: Int32
    var oldest: Int32
    var younger: Int32

    static func < (a: Pair, b: Pair) -> Bool {
      a.mean != b.mean
        ? a.mean > b.mean
        : (a.oldest, a.younger, a.first, a.second) < (b.oldest, b.younger, b.first, b.second)
    }
  }

  private let count: Int
  private let threshold: Float
  private let cautious: Cautious
  /// For each group: what it became part of, size, oldest point, neighbours with the sum of
  /// closeness, points of other groups it must not meet.
  private var parents: [Int32] = []
  private var sizes: [Float] = []
  private var oldest: [Int32] = []
  private var links: [[Scored]] = []
  private var foes: [[Int32]] = []
  private var sums = Accumulator()
  private var heap = Heap<Pair>()

  /// Prepares points numbered from 0 by age; some are in one group from the start, in the order of
  /// their pairs, and some never are.
  init(
    count: Int, edges: [Edge], together: [Constraints.Pair] = [], apart: [Constraints.Pair] = [],
    threshold: Float, cautious: Cautious = .init()
  ) {
    self.count = count
    self.cautious = cautious
    self.threshold = threshold
    for point in 0..<Int32(count) { _ = addGroup(size: 1, oldest: point) }
    for pair in apart {
      foes[Int(pair.first)].append(pair.second)
      foes[Int(pair.second)].append(pair.first)
    }
    sums.grow(to: 2 * count)
    // Where nobody is kept apart the order of the pairs does not matter.
    if apart.isEmpty { contract(together) }
    connect(edges)
    if !apart.isEmpty { for pair in together { joinUnlessApart(pair) } }
    for group in parents.indices where parents[group] == group { queue(Int32(group)) }
  }

  /// The group of each point: equal numbers, one group.
  mutating func groups() -> [Int32] {
    while let pair = heap.popFirst() {
      guard isAlive(pair.first) else { continue }
      if isAlive(pair.second) {
        queue(join(pair.first, pair.second))
      } else {
        queue(pair.first)
      }
    }
    return (0..<Int32(count)).map { group(of: $0) }
  }
}

extension AverageLinkage {
  private func isAlive(_ group: Int32) -> Bool { parents[Int(group)] == group }

  private mutating func group(of point: Int32) -> Int32 {
    var current = point
    while parents[Int(current)] != current {
      parents[Int(current)] = parents[Int(parents[Int(current)])]
      current = parents[Int(current)]
    }
    return current
  }

  private mutating func addGroup(size: Float, oldest point: Int32) -> Int32 {
    parents.append(Int32(parents.count))
    sizes.append(size)
    oldest.append(point)
    links.append([])
    foes.append([])
    return Int32(parents.count - 1)
  }

  /// Makes one group of what is together from the start, named by its oldest point.
  private mutating func contract(_ together: [Constraints.Pair]) {
    var sets = Components(count: count)
    for pair in together { sets.join(pair.first, pair.second) }
    for point in 0..<Int32(count) {
      let root = sets.root(of: point)
      guard root != point else { continue }
      parents[Int(point)] = root
      sizes[Int(root)] += 1
    }
  }

  /// Gives each group its neighbours with the sum of closeness.
  private mutating func connect(_ edges: [Edge]) {
    let ends = ends(of: edges)
    for group in 0..<Int32(count) where isAlive(group) && !ends[Int(group)].isEmpty {
      for end in ends[Int(group)] { sums.add(end.score, at: end.index) }
      links[Int(group)] = takeSums()
    }
  }

  /// What was summed up, and nothing is any more.
  private mutating func takeSums() -> [Scored] {
    defer { sums.clear() }
    return sums.touched.map { Scored(index: $0, score: sums.values[Int($0)]) }
  }

  /// The ends of the edges that leave each group.
  private mutating func ends(of edges: [Edge]) -> RaggedArray<Scored> {
    var places = Array(repeating: 0, count: count + 1)
    for edge in edges {
      let (a, b) = (group(of: edge.first), group(of: edge.second))
      guard a != b else { continue }
      places[Int(a) + 1] += 1
      places[Int(b) + 1] += 1
    }
    for group in 0..<count { places[group + 1] += places[group] }
    let limits = Array(places.dropFirst())
    var ends = Array(repeating: Scored(index: 0, score: 0), count: places[count])
    for edge in edges {
      let (a, b) = (group(of: edge.first), group(of: edge.second))
      guard a != b else { continue }
      ends[places[Int(a)]] = Scored(index: b, score: edge.closeness)
      ends[places[Int(b)]] = Scored(index: a, score: edge.closeness)
      places[Int(a)] += 1
      places[Int(b)] += 1
    }
    return RaggedArray(elements: ends, ends: limits)
  }

  private mutating func areFoes(_ a: Int32, _ b: Int32) -> Bool {
    foes[Int(a)].contains { group(of: $0) == b }
  }

  private mutating func joinUnlessApart(_ pair: Constraints.Pair) {
    let (a, b) = (group(of: pair.first), group(of: pair.second))
    if a != b, !areFoes(a, b) { _ = join(a, b) }
  }

  /// Makes one group of two and gives its number.
  private mutating func join(_ a: Int32, _ b: Int32) -> Int32 {
    let (i, j) = (Int(a), Int(b))
    let merged = addGroup(size: sizes[i] + sizes[j], oldest: min(oldest[i], oldest[j]))
    for old in [i, j] {
      for link in links[old] where link.index != a && link.index != b && isAlive(link.index) {
        sums.add(link.score, at: link.index)
      }
      links[old] = []
      parents[old] = merged
    }
    foes[Int(merged)] = foes[i] + foes[j]
    links[Int(merged)] = takeSums()
    for link in links[Int(merged)] {
      links[Int(link.index)].append(Scored(index: merged, score: link.score))
    }
    return merged
  }

  /// Puts a group into the heap with the closest of the groups that are older, if there is one that it
  /// may be joined with.
  private mutating func queue(_ group: Int32) {
    var best: Pair?
    for link in links[Int(group)] where link.index < group && isAlive(link.index) {
      let (i, j) = (Int(group), Int(link.index))
      let mean = link.score / (sizes[i] * sizes[j])
      guard mean >= threshold, mean >= best?.mean ?? threshold else { continue }
      if sizes[i] == 1, sizes[j] == 1, mean < cautious.threshold(group, link.index) { continue }
      let ages = (min(oldest[i], oldest[j]), max(oldest[i], oldest[j]))
      let pair = Pair(
        mean: mean, first: group, second: link.index, oldest: ages.0, younger: ages.1)
      if best.map({ pair < $0 }) ?? true, !areFoes(group, link.index) { best = pair }
    }
    if let best { heap.insert(best) }
  }
}
