extension ClusterEngine {
  /// Gives entries without a story one and groups the stories around them anew.
  ///
  /// First what was shown together stays together, so that stories only grow and join, which costs
  /// a reader nothing; then stories may also be divided, where that is worth its price. Loose entries
  /// have a story and are grouped as if they had just come.
  mutating func group(_ new: [Int32], loosening loose: [Int32] = []) {
    for entry in new { partition.put(entry, in: firstGuess(for: entry) ?? partition.found()) }
    for isKept in [true, false] {
      let region = region(around: new + loose)
      let blocks = region.blocks(
        threshold: parameters.threshold, keepingShown: isKept, rounds: parameters.movingRounds)
      for block in blocks where isBetter(block) {
        partition.replace(
          block.stories.sorted(), by: block.groups.sorted { $0.key < $1.key }.map(\.value))
      }
    }
  }

  private func isBetter(_ block: Region.Block) -> Bool {
    block.isChanged
      && (block.isForbidden || block.gain > 1e-4 + parameters.movePrice * Float(block.moved))
  }

  /// The story that is closest in sum, less γ for each of its members; nil if none is closer than 0.
  private mutating func firstGuess(for entry: Int32) -> Int32? {
    var sums: [Int32: Float] = [:]
    for neighbour in closeNeighbours(of: entry) {
      guard let story = partition.story(of: neighbour.index) else { continue }
      sums[story, default: 0] += neighbour.score
    }
    let gains = sums.map { story, sum in
      Scored(
        index: story,
        score: sum - parameters.threshold * Float(partition.members(of: story).count))
    }
    return gains.filter { $0.score > 0 }.min()?.index
  }

  /// All members of the stories that hold one of the entries or a near neighbour of one, or that go
  /// against the editor.
  ///
  /// Two groups are joined only if one edge between them is as close as the mean must be, so stories
  /// that no such edge leads to cannot change.
  private mutating func region(around new: [Int32]) -> Region {
    var stories = Set(new.compactMap(partition.story(of:)))
    for entry in new {
      for neighbour in closeNeighbours(of: entry) where neighbour.score >= parameters.threshold {
        if let story = partition.story(of: neighbour.index) { stories.insert(story) }
      }
    }
    for pair in constraints.together + constraints.apart {
      let both = [pair.first, pair.second].compactMap(partition.story(of:))
      if !stories.isDisjoint(with: both) || isViolated(pair) { stories.formUnion(both) }
    }
    return region(of: stories, new)
  }

  private func isViolated(_ pair: Constraints.Pair) -> Bool {
    let isTogether = constraints.root(of: pair.first) == constraints.root(of: pair.second)
    return isTogether != (partition.story(of: pair.first) == partition.story(of: pair.second))
  }

  private mutating func region(of stories: Set<Int32>, _ new: [Int32]) -> Region {
    let entries = stories.flatMap { partition.members(of: $0) }.sorted()
    let isNew = Set(new)
    let latest = new.map { hours(of: $0) }.max() ?? .infinity
    var places: [Int32: Int32] = [:]
    for (i, entry) in entries.enumerated() { places[entry] = Int32(i) }
    let old = entries.map { partition.story(of: $0) ?? -1 }
    let decided = decided(among: entries, places, old, isNew)
    let together = decided.together
    return Region(
      entries: entries, stories: old, edges: edges(among: entries, places, old, together),
      isShown: entries.map { !isNew.contains($0) },
      isSettled: entries.map {
        !isNew.contains($0) && hours(of: $0) < latest - parameters.settleHours
      },
      together: together,
      apart: decided.apart)
  }

  /// The edges that can make a difference.
  ///
  /// Two groups are joined only if one edge between them is as close as the mean must be, so edges
  /// between parts that no such edge joins need not be there.
  private mutating func edges(
    among entries: [Int32], _ places: [Int32: Int32], _ old: [Int32],
    _ together: [Constraints.Pair]
  ) -> [AverageLinkage.Edge] {
    var parts = Components(count: entries.count)
    parts.join(byKeys: old)
    for pair in together { parts.join(pair.first, pair.second) }
    for (i, entry) in entries.enumerated() {
      for neighbour in closeNeighbours(of: entry)
      where neighbour.index > entry && neighbour.score >= parameters.threshold {
        if let other = places[neighbour.index] { parts.join(Int32(i), other) }
      }
    }
    var edges: [AverageLinkage.Edge] = []
    for (i, entry) in entries.enumerated() {
      let part = parts.root(of: Int32(i))
      for neighbour in closeNeighbours(of: entry) where neighbour.index > entry {
        guard let other = places[neighbour.index], parts.root(of: other) == part else { continue }
        edges.append(.init(first: Int32(i), second: other, closeness: neighbour.score))
      }
    }
    return edges
  }
}
