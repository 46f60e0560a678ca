/// A part of the news that a batch touches: some entries, numbered from 0 by age, and the closeness
/// between them.
struct Region {
  /// The entries, ascending.
  private(set) var entries: [Int32] = []
  /// The story each is in.
  private var stories: [Int32] = []
  /// Whether each was shown before.
  private var isShown: [Bool] = []
  /// Whether each stays with those of its story that are held, too.
  private var isHeld: [Bool] = []
  /// Those that found a story of two only if they are very close.
  private var cautious: Cautious
  /// The editor's word, in numbers of the region.
  private var together: [Constraints.Pair] = []
  private var apart: [Constraints.Pair] = []
  /// All there are between them, in numbers of the region.
  var edges: [AverageLinkage.Edge] = []

  /// What a region holds of an entry.
  struct Entry {
    var number: Int32
    var story: Int32
    var isShown: Bool
    var isHeld: Bool
    var isCautious: Bool
  }

  private init(cautiousThreshold: Float) { cautious = Cautious(threshold: cautiousThreshold) }

  /// Regions of entries that share a root, which are numbers below the count of entries; the editor's
  /// word is in places among the entries.
  static func parts(
    of entries: [Entry], roots: [Int32], together: [Constraints.Pair], apart: [Constraints.Pair],
    cautiousThreshold: Float
  ) -> [Region] {
    var regions: [Region] = []
    var regionOf = Array(repeating: -1, count: entries.count)
    var places: [Int32] = []
    for (entry, root) in zip(entries, roots) {
      if regionOf[Int(root)] < 0 {
        regionOf[Int(root)] = regions.count
        regions.append(Region(cautiousThreshold: cautiousThreshold))
      }
      places.append(Int32(regions[regionOf[Int(root)]].entries.count))
      regions[regionOf[Int(root)]].append(entry)
    }
    let inside = { (pair: Constraints.Pair) -> (Int, Constraints.Pair)? in
      let root = roots[Int(pair.first)]
      guard root == roots[Int(pair.second)] else { return nil }
      return (
        regionOf[Int(root)],
        .init(first: places[Int(pair.first)], second: places[Int(pair.second)])
      )
    }
    for (region, pair) in together.compactMap(inside) { regions[region].together.append(pair) }
    for (region, pair) in apart.compactMap(inside) { regions[region].apart.append(pair) }
    return regions
  }

  private mutating func append(_ entry: Entry) {
    entries.append(entry.number)
    stories.append(entry.story)
    isShown.append(entry.isShown)
    isHeld.append(entry.isHeld)
    cautious.isCautious.append(entry.isCautious)
  }

  /// A part of the region whose old stories and new groups overlap only each other.
  struct Block {
    /// The oldest of its entries.
    var oldest: Int32
    var stories: Set<Int32> = []
    var groups: [Int32: [Int32]] = [:]
    /// The sum over groups of closeness inside less γ for each pair: new less old.
    var gain: Float = 0
    /// How many entries that were shown in a story would be found in another.
    var moved = 0
    /// Whether the old stories go against the editor.
    var isForbidden = false
    var isChanged: Bool { stories.count > 1 || groups.count > 1 }
  }

  /// Groups the entries anew and says, part by part, what would change.
  ///
  /// γ is the mean closeness from which on two groups are one. So many rounds move single entries at the
  /// end, which would move what was shown where not all of that is held.
  func blocks(threshold: Float, rounds: Int) -> [Block] {
    let held = together + keptTogether
    var groups = linked(holding: held, threshold)
    if rounds > 0 {
      var moves = LocalMoves(
        of: groups, edges: edges, together: held, apart: apart, threshold: threshold,
        cautious: cautious)
      let moved = moves.groups(rounds: rounds)
      if moves.haveMoved { groups = linked(holding: held + Self.pairs(of: moved), threshold) }
    }
    let labels = labels(joining: groups)
    var blocks: [Int32: Block] = [:]
    for i in entries.indices {
      let block = Block(oldest: entries[i])
      blocks[labels[i], default: block].stories.insert(stories[i])
      blocks[labels[i], default: block].groups[groups[i], default: []].append(entries[i])
    }
    addGains(groups, labels, threshold, to: &blocks)
    addMoves(groups, labels, to: &blocks)
    return Array(blocks.values)
  }

  /// Groups by average linkage, some entries held together from the start.
  private func linked(holding held: [Constraints.Pair], _ threshold: Float) -> [Int32] {
    var linkage = AverageLinkage(
      count: entries.count, edges: edges, together: held, apart: apart, threshold: threshold,
      cautious: cautious)
    return linkage.groups()
  }

  /// Pairs that hold each group together.
  private static func pairs(of groups: [Int32]) -> [Constraints.Pair] {
    var latest: [Int32: Int32] = [:]
    return groups.indices.compactMap { i in
      latest.updateValue(Int32(i), forKey: groups[i]).map { .init(first: $0, second: Int32(i)) }
    }
  }

  /// Pairs that hold stories together, but for those the editor wants divided.
  private var keptTogether: [Constraints.Pair] {
    let divided = Set(
      apart.filter { stories[Int($0.first)] == stories[Int($0.second)] }
        .map { stories[Int($0.first)] })
    var first: [Int32: Int32] = [:]
    var pairs: [Constraints.Pair] = []
    for (i, story) in stories.enumerated() where isHeld[i] && !divided.contains(story) {
      if let other = first[story] { pairs.append(.init(first: other, second: Int32(i))) }
      first[story] = first[story] ?? Int32(i)
    }
    return pairs
  }

  /// Counts, for each old story, the shown entries outside the group that holds most of them.
  private func addMoves(_ groups: [Int32], _ labels: [Int32], to blocks: inout [Int32: Block]) {
    var overlaps: [Constraints.Pair: Int] = [:]
    for i in entries.indices where isShown[i] {
      overlaps[.init(first: stories[i], second: groups[i]), default: 0] += 1
      blocks[labels[i]]?.moved += 1
    }
    var labelOf: [Int32: Int32] = [:]
    for (i, story) in stories.enumerated() { labelOf[story] = labels[i] }
    var most: [Int32: Int] = [:]
    for (pair, count) in overlaps { most[pair.first] = max(most[pair.first] ?? 0, count) }
    for (story, count) in most {
      if let label = labelOf[story] { blocks[label]?.moved -= count }
    }
  }

  /// A label for each entry: the smallest number of those it hangs together with.
  private func labels(joining groups: [Int32]) -> [Int32] {
    var joined = Components(count: entries.count)
    joined.join(byKeys: stories)
    joined.join(byKeys: groups)
    return entries.indices.map { joined.root(of: Int32($0)) }
  }

  private func addGains(
    _ groups: [Int32], _ labels: [Int32], _ threshold: Float, to blocks: inout [Int32: Block]
  ) {
    for edge in edges {
      let (a, b) = (Int(edge.first), Int(edge.second))
      let change: Float = (groups[a] == groups[b] ? 1 : 0) - (stories[a] == stories[b] ? 1 : 0)
      if change != 0 { blocks[labels[a]]?.gain += change * edge.closeness }
    }
    for (keys, sign) in [(groups, Float(-1)), (stories, 1)] {
      var sizes: [Int32: (label: Int32, size: Float)] = [:]
      for (i, key) in keys.enumerated() { sizes[key, default: (labels[i], 0)].size += 1 }
      for (_, group) in sizes.sorted(by: { $0.key < $1.key }) {
        blocks[group.label]?.gain += sign * threshold * group.size * (group.size - 1) / 2
      }
    }
    for pair in apart where stories[Int(pair.first)] == stories[Int(pair.second)] {
      blocks[labels[Int(pair.first)]]?.isForbidden = true
    }
    for pair in together where stories[Int(pair.first)] != stories[Int(pair.second)] {
      blocks[labels[Int(pair.first)]]?.isForbidden = true
    }
  }
}
