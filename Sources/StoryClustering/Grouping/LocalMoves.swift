/// Moves points between groups while that makes the groups fit better.
///
/// What average linkage joined early it never divides again. Here each point, or what is held
/// together as one, goes to the group where the sum over groups of closeness inside less γ for each
/// pair grows the most, or stands alone, in a fixed order until nothing grows or the rounds are
/// over. The local moves of Blondel et al., "Fast unfolding of communities in large networks"
/// (2008), for the constant Potts model of Traag, Van Dooren, Nesterov (2011). O(rounds · edges).
struct LocalMoves {
  private let threshold: Float
  private let cautious: Cautious
  /// The neighbours of each unit; what is held together is one unit, named by its first point.
  private var links: [[Scored]]
  private var sizes: [Float]
  private var units: [Int32]
  private var foes: [[Int32]]
  /// The group of each unit and what groups hold.
  private var groups: [Int32]
  private var weights: [Float]
  private var free: [Int32] = []
  private var sums = Accumulator()
  /// Whether anything moved.
  private(set) var haveMoved = false

  /// Prepares points with the groups they are in, both numbered from 0.
  init(
    of start: [Int32], edges: [AverageLinkage.Edge], together: [Constraints.Pair],
    apart: [Constraints.Pair], threshold: Float, cautious: Cautious = .init()
  ) {
    self.threshold = threshold
    self.cautious = cautious
    let count = start.count
    units = Self.units(of: start, held: together)
    links = Array(repeating: [], count: count)
    foes = Array(repeating: [], count: count)
    sizes = Array(repeating: 0, count: count)
    weights = Array(repeating: 0, count: count)
    var names = Components(count: count)
    names.join(byKeys: start)
    groups = (0..<Int32(count)).map { names.root(of: $0) }
    for unit in units { sizes[Int(unit)] += 1 }
    for group in groups { weights[Int(group)] += 1 }
    free = (0..<Int32(count)).filter { weights[Int($0)] == 0 }.reversed()
    sums.grow(to: count)
    for edge in edges { link(units[Int(edge.first)], units[Int(edge.second)], edge.closeness) }
    for pair in apart {
      foes[Int(units[Int(pair.first)])].append(units[Int(pair.second)])
      foes[Int(units[Int(pair.second)])].append(units[Int(pair.first)])
    }
  }

  /// The group of each point after at most so many rounds: equal numbers, one group.
  mutating func groups(rounds: Int) -> [Int32] {
    for _ in 0..<rounds {
      var isChanged = false
      for unit in units.indices where units[unit] == Int32(unit) && move(Int32(unit)) {
        isChanged = true
      }
      if !isChanged { break }
      haveMoved = true
    }
    return units.map { groups[Int($0)] }
  }
}

extension LocalMoves {
  /// The first point of those that each point is held together with inside its group.
  private static func units(of groups: [Int32], held pairs: [Constraints.Pair]) -> [Int32] {
    var held = Components(count: groups.count)
    for pair in pairs where groups[Int(pair.first)] == groups[Int(pair.second)] {
      held.join(pair.first, pair.second)
    }
    return groups.indices.map { held.root(of: Int32($0)) }
  }

  private mutating func link(_ a: Int32, _ b: Int32, _ closeness: Float) {
    guard a != b else { return }
    links[Int(a)].append(Scored(index: b, score: closeness))
    links[Int(b)].append(Scored(index: a, score: closeness))
  }

  /// Moves a unit to where it fits best; says whether it moved.
  private mutating func move(_ unit: Int32) -> Bool {
    for link in links[Int(unit)] { sums.add(link.score, at: groups[Int(link.index)]) }
    defer { sums.clear() }
    let here = groups[Int(unit)]
    let rest = weights[Int(here)] - sizes[Int(unit)]
    let stay = sums.values[Int(here)] - threshold * sizes[Int(unit)] * rest
    let best = bestOption(for: unit)
    guard best.score > stay + Self.leastGain else { return false }
    guard best.index >= 0 else { return leave(unit, rest: rest) }
    put(unit, in: best.index)
    return true
  }

  /// The group that would gain most by a unit, with the gain; -1 for a group of its own.
  private func bestOption(for unit: Int32) -> Scored {
    var best = Scored(index: -1, score: 0)
    for group in sums.touched where group != groups[Int(unit)] {
      if isTooFar(unit, group) { continue }
      let price = threshold * sizes[Int(unit)] * weights[Int(group)]
      let option = Scored(index: group, score: sums.values[Int(group)] - price)
      if option < best, !isForbidden(unit, group) { best = option }
    }
    return best
  }

  /// Whether a group of one is not close enough to a unit of one.
  private func isTooFar(_ unit: Int32, _ group: Int32) -> Bool {
    sizes[Int(unit)] == 1 && weights[Int(group)] == 1 && cautious.contains(unit)
      && sums.values[Int(group)] < cautious.threshold
  }

  private mutating func leave(_ unit: Int32, rest: Float) -> Bool {
    guard rest > 0, let empty = free.popLast() else { return false }
    put(unit, in: empty)
    return true
  }

  private mutating func put(_ unit: Int32, in group: Int32) {
    let here = groups[Int(unit)]
    weights[Int(here)] -= sizes[Int(unit)]
    weights[Int(group)] += sizes[Int(unit)]
    if weights[Int(here)] == 0 { free.append(here) }
    groups[Int(unit)] = group
  }

  private func isForbidden(_ unit: Int32, _ group: Int32) -> Bool {
    foes[Int(unit)].contains { groups[Int($0)] == group }
  }

  /// What a move must gain at least, so that rounding never moves anything to and fro.
  private static var leastGain: Float { 1e-4 }
}
