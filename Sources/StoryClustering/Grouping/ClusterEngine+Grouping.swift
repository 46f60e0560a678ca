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
    let latest = some.map { seconds[Int($0)] }.max() ?? .infinity
    for isKept in [true, false] {
      let held = Held(
        free: free, seconds: seconds,
        end: isKept ? .infinity : latest - parameters.settleHours * 3600)
      var blocks: [Region.Block] = []
      for var region in regions(around: some, held) {
        region.edges = edges(among: region.entries)
        blocks += region.blocks(
          threshold: parameters.threshold, rounds: isKept ? parameters.movingRounds : 0)
      }
      for block in blocks.sorted(by: { $0.oldest < $1.oldest }) where isBetter(block) {
        partition.replace(
          block.stories.sorted(), by: block.groups.sorted { $0.key < $1.key }.map(\.value))
      }
    }
  }

  /// Which entries stay with those of their story that are held too: all that were shown, or only
  /// those that were for so long.
  private struct Held {
    let free: Set<Int32>
    let seconds: [Double]
    /// From when on, in seconds since 1970, entries are not held.
    let end: Double

    func contains(_ entry: Int32) -> Bool {
      seconds[Int(entry)] < end && !free.contains(entry)
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

  /// All members of the stories that hold one of the entries, or that one is near enough to, or that go
  /// against the editor, in parts that nothing joins.
  private mutating func regions(around some: [Int32], _ held: Held) -> [Region] {
    var stories = Set(some.compactMap(partition.story(of:)))
    var sizes: [Int32: Float] = [:]
    for entry in some { add(storiesNear: entry, held, sizes: &sizes, to: &stories) }
    for pair in constraints.together + constraints.apart {
      let both = [pair.first, pair.second].compactMap(partition.story(of:))
      if !stories.isDisjoint(with: both) || isViolated(pair) { stories.formUnion(both) }
    }
    return regions(of: stories, held)
  }

  /// Adds the stories that an entry may join: those that are as close as the mean must be, all held
  /// members together or one of the others.
  ///
  /// The mean between two groups is one over the means between what each is made of, so stories that are
  /// farther cannot change. `sizes` gathers how many members of stories are held.
  private mutating func add(
    storiesNear entry: Int32, _ held: Held, sizes: inout [Int32: Float],
    to stories: inout Set<Int32>
  ) {
    let threshold = parameters.threshold
    var sums: [Int32: Float] = [:]
    for neighbour in closeNeighbours(of: entry) {
      guard let story = partition.story(of: neighbour.index), !stories.contains(story) else {
        continue
      }
      if held.contains(neighbour.index) {
        sums[story, default: 0] += neighbour.score
      } else if neighbour.score >= threshold {
        stories.insert(story)
      }
    }
    for (story, sum) in sums where sum >= threshold {
      let size = sizes[story] ?? Float(partition.members(of: story).count { held.contains($0) })
      sizes[story] = size
      if sum >= threshold * size { stories.insert(story) }
    }
  }

  /// Whether an edge is as close as the mean must be; none is closer than its similarity.
  private mutating func isNear(_ entry: Int32, _ neighbour: Scored) -> Bool {
    neighbour.score >= parameters.threshold
      && closeness(entry, neighbour.index, similarity: neighbour.score) >= parameters.threshold
  }

  private func isViolated(_ pair: Constraints.Pair) -> Bool {
    let isTogether = constraints.root(of: pair.first) == constraints.root(of: pair.second)
    return isTogether != (partition.story(of: pair.first) == partition.story(of: pair.second))
  }

  private mutating func regions(of stories: Set<Int32>, _ held: Held) -> [Region] {
    let entries = stories.flatMap { partition.members(of: $0) }.sorted()
    var places: [Int32: Int32] = [:]
    if !constraints.together.isEmpty || !constraints.apart.isEmpty {
      for (i, entry) in entries.enumerated() { places[entry] = Int32(i) }
    }
    let old = entries.map { partition.story(of: $0) ?? -1 }
    let decided = decided(among: entries, places, old, held.free)
    var parts = parts(of: entries, old, decided.together)
    return Region.parts(
      of: entries.enumerated().map { place, entry in
        Region.Entry(
          number: entry, story: old[place], isShown: !held.free.contains(entry),
          isHeld: held.contains(entry), isCautious: isShortText(entry))
      }, roots: entries.indices.map { parts.root(of: Int32($0)) }, together: decided.together,
      apart: decided.apart, cautiousThreshold: parameters.pairThreshold)
  }

  /// The sets of entries, by their places, that edges as close as the mean must be hold together, old
  /// stories or the editor.
  private mutating func parts(
    of entries: [Int32], _ old: [Int32], _ together: [Constraints.Pair]
  ) -> Components {
    var parts = Components(count: entries.count)
    parts.join(byKeys: old)
    for pair in together { parts.join(pair.first, pair.second) }
    visitEdges(among: entries) { engine, place, other, neighbour in
      if engine.isNear(entries[place], neighbour) { parts.join(Int32(place), other) }
    }
    return parts
  }

  private mutating func edges(among entries: [Int32]) -> [AverageLinkage.Edge] {
    var edges: [AverageLinkage.Edge] = []
    visitEdges(among: entries) { engine, place, other, neighbour in
      let closeness = engine.closeness(
        entries[place], neighbour.index, similarity: neighbour.score)
      edges.append(.init(first: other, second: Int32(place), closeness: closeness))
    }
    return edges
  }

  /// Gives all edges among some entries one by one, as the place of the younger and that of the older
  /// neighbour: there may be too many weak ones to hold.
  private mutating func visitEdges(
    among entries: [Int32],
    _ body: (_ engine: inout Self, _ place: Int, _ older: Int32, _ neighbour: Scored) -> Void
  ) {
    places.append(contentsOf: repeatElement(-1, count: ids.count - places.count))
    for (place, entry) in entries.enumerated() { places[Int(entry)] = Int32(place) }
    for (place, entry) in entries.enumerated() {
      for neighbour in graph.neighbours(of: entry) where neighbour.index < entry {
        let older = places[Int(neighbour.index)]
        if older >= 0 { body(&self, place, older, neighbour) }
      }
    }
    for entry in entries { places[Int(entry)] = -1 }
  }
}
