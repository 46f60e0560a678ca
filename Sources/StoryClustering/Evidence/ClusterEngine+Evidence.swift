import FeedModel

extension ClusterEngine {
  /// How close an entry is to the stories around it.
  struct Closeness {
    /// To the other members of its own story, on average.
    var mean: Float = 0
    /// The closest member.
    var nearest: Scored?
    /// The closest other story, on average over its members.
    var runnerUp: Scored?
  }

  /// How close an entry is to its story and to the next best.
  ///
  /// Complexity: O(its edges).
  mutating func closeness(of entry: Int32, to story: Int32) -> Closeness {
    var result = Closeness()
    var sums: [Int32: Float] = [:]
    for neighbour in closeNeighbours(of: entry) {
      guard let other = partition.story(of: neighbour.index) else { continue }
      sums[other, default: 0] += neighbour.score
      if other == story { result.nearest = min(result.nearest ?? neighbour, neighbour) }
    }
    let others = partition.members(of: story).count - 1
    if others > 0 { result.mean = (sums[story] ?? 0) / Float(others) }
    sums[story] = nil
    result.runnerUp = sums.map { mean($1, of: $0) }.min()
    return result
  }

  /// The words an entry shares with the rest of its story, those first that weigh most.
  mutating func sharedTerms(of entry: Int32, in story: Int32) -> [Evidence.SharedTerm] {
    let others = partition.members(of: story).filter { $0 != entry }
    guard !others.isEmpty else { return [] }
    termSum.clear()
    for other in others {
      compared.add(other, own: vectors, times: 1 / Float(others.count), to: &termSum)
    }
    var shared = compared.parts(entry, own: vectors).map {
      Scored(index: $0.index, score: $0.score * termSum.values[Int($0.index)])
    }
    shared.keepBest(Self.shownTerms)
    let own = Set(vectors.parts(entry).map(\.index))
    return shared.sorted().filter { $0.score > 0 }.map {
      Evidence.SharedTerm(
        term: reader.table[$0.index], weight: Double($0.score),
        isBorrowed: !own.contains($0.index))
    }
  }

  /// The stories that came close to one without being joined, closest first.
  mutating func related(to story: Int32) -> [Int32] {
    var sums: [Int32: Float] = [:]
    for entry in partition.members(of: story) {
      for neighbour in closeNeighbours(of: entry) {
        guard let other = partition.story(of: neighbour.index), other != story else { continue }
        sums[other, default: 0] += neighbour.score / Float(partition.members(of: story).count)
      }
    }
    let close = sums.map { mean($1, of: $0) }.filter {
      $0.score >= parameters.threshold / 3 && $0.score < parameters.threshold
    }
    return close.sorted().prefix(Self.shownRelated).map(\.index)
  }

  private func mean(_ sum: Float, of story: Int32) -> Scored {
    Scored(index: story, score: sum / Float(partition.members(of: story).count))
  }

  private static let shownTerms = 8
  private static let shownRelated = 5
}
