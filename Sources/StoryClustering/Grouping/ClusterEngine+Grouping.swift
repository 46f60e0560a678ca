extension ClusterEngine {
  /// Gives entries without a story one and groups the stories around them anew.
  ///
  /// First what was shown together stays together, so that stories only grow and join, which costs
  /// a reader nothing; then stories may also be divided, where that is worth its price. Loose entries
  /// have a story and are grouped as if they had just come. Many entries are grouped some thousands at
  /// a time, the oldest first, which bounds the memory; what was grouped so far may still be divided
  /// for nothing.
  mutating func group(_ new: [Int32], loosening loose: [Int32] = []) {
    let free = Set(new + loose)
    for start in stride(from: 0, to: max(1, new.count), by: parameters.groupedAtOnce) {
      let some = new[start..<min(start + parameters.groupedAtOnce, new.count)]
      group(some + (start == 0 ? loose : []), of: free)
    }
  }

  private mutating func group(_ some: [Int32], of free: Set<Int32>) {
    for entry in some where isOriginal(entry) && partition.story(of: entry) == nil {
      partition.put(entry, in: firstGuess(for: entry) ?? partition.found())
    }
    for isKept in [true, false] {
      let region = region(around: some, of: free)
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

  /// Whether an entry has a text, but one that says little.
  private func isShortText(_ entry: Int32) -> Bool {
    textLengths[Int(entry)] > 0 && lengths[Int(entry)] < parameters.fullLength
  }

  /// The story that is closest in sum, less γ for each of its members; nil if none is closer than 0.
  private mutating func firstGuess(for entry: Int32) -> Int32? {
    var sums: [Int32: Float] = [:]
    for neighbour in closeNeighbours(of: entry) {
      guard let story = partition.story(of: neighbour.index) else { continue }
      sums[story, default: 0] += neighbour.score
    }
    let isShort = isShortText(entry)
    let gains = sums.filter { story, sum in
      !isShort || sum >= parameters.pairThreshold || partition.members(of: story).count > 1
    }.map { story, sum in
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
  private mutating func region(around new: [Int32], of free: Set<Int32>) -> Region {
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
    return region(of: stories, free, latest: new.map { hours(of: $0) }.max() ?? .infinity)
  }

  private func isViolated(_ pair: Constraints.Pair) -> Bool {
    let isTogether = constraints.root(of: pair.first) == constraints.root(of: pair.second)
    return isTogether != (partition.story(of: pair.first) == partition.story(of: pair.second))
  }

  private mutating func region(
    of stories: Set<Int32>, _ isNew: Set<Int32>, latest: Double
  ) -> Region {
    let entries = stories.flatMap { partition.members(of: $0) }.sorted()
    var places: [Int32: Int32] = [:]
    if !constraints.together.isEmpty || !constraints.apart.isEmpty {
      for (i, entry) in entries.enumerated() { places[entry] = Int32(i) }
    }
    let old = entries.map { partition.story(of: $0) ?? -1 }
    let decided = decided(among: entries, places, old, isNew)
    return Region(
      entries: entries, stories: old, edges: edges(among: entries, old, decided.together),
      isShown: entries.map { !isNew.contains($0) },
      isSettled: entries.map {
        !isNew.contains($0) && hours(of: $0) < latest - parameters.settleHours
      },
      cautious: Cautious(
        isCautious: entries.map { isShortText($0) }, threshold: parameters.pairThreshold),
      together: decided.together, apart: decided.apart)
  }

  /// The edges that can make a difference.
  ///
  /// Two groups are joined only if one edge between them is as close as the mean must be, so edges
  /// between parts that no such edge joins need not be there.
  private mutating func edges(
    among entries: [Int32], _ old: [Int32], _ together: [Constraints.Pair]
  ) -> [AverageLinkage.Edge] {
    var parts = Components(count: entries.count)
    parts.join(byKeys: old)
    for pair in together { parts.join(pair.first, pair.second) }
    let threshold = parameters.threshold
    visitEdges(among: entries) {
      if $0.closeness >= threshold { parts.join($0.first, $0.second) }
    }
    var edges: [AverageLinkage.Edge] = []
    visitEdges(among: entries) {
      if parts.root(of: $0.first) == parts.root(of: $0.second) { edges.append($0) }
    }
    return edges
  }

  /// Gives all edges among some entries one by one, in their places: there may be too many weak ones
  /// to hold.
  private mutating func visitEdges(
    among entries: [Int32], _ body: (AverageLinkage.Edge) -> Void
  ) {
    places.append(contentsOf: repeatElement(-1, count: ids.count - places.count))
    for (place, entry) in entries.enumerated() { places[Int(entry)] = Int32(place) }
    defer { for entry in entries { places[Int(entry)] = -1 } }
    for (place, entry) in entries.enumerated() {
      for neighbour in graph.neighbours(of: entry) where neighbour.index > entry {
        let other = places[Int(neighbour.index)]
        guard other >= 0 else { continue }
        let closeness = closeness(entry, neighbour.index, similarity: neighbour.score)
        body(.init(first: Int32(place), second: other, closeness: closeness))
      }
    }
  }
}
