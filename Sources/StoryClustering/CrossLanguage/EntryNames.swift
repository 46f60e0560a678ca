/// The names and numbers in the headlines of entries and of their neighbours, and who shares them.
///
/// Flat arrays in the order of the entries' numbers (`ownEnds` and `own`; `ends`, `names`, `shares`,
/// `owners`, `earlier`) and additive counts by name (`counts`, with `latest`): these are all its state.
struct EntryNames: Sendable {
  /// Where the names of each entry's headline end in ``own``.
  private(set) var ownEnds: [Int32] = []
  private(set) var own: [Int32] = []
  /// Where the names that each entry is compared by end in ``names``.
  private(set) var ends: [Int32] = []
  private(set) var names: [Int32] = []
  /// How much each name of ``names`` counts, 1 for one of the headline, less for a neighbour's.
  private(set) var shares: [Float] = []
  /// The entry of each name of ``names``.
  private(set) var owners: [Int32] = []
  /// The place in ``names`` where the same name stands before; -1 for none.
  private(set) var earlier: [Int32] = []
  /// The last place in ``names`` of each name.
  private(set) var latest: [Int32] = []
  /// How many headlines hold each name, and how many there are.
  private(set) var counts: [Int32] = []
  private(set) var headlines: Float = 0

  /// The weight of each name, as of the last ``settle()``.
  private var weights: [Float] = []
  /// The length of each entry's vector of names; below 0 where it must be calculated anew.
  private var lengths: [Float] = []
  private var sum = Accumulator()

  /// How many entries there are.
  var count: Int { ownEnds.count }

  /// Makes room for so many more entries with so many names of their own and as compared, and for
  /// `factor` times as many where there is none.
  mutating func reserve(entries: Int, own: Int, compared: Int, times factor: Double) {
    ownEnds.makeRoom(for: entries, times: factor)
    self.own.makeRoom(for: own, times: factor)
    ends.makeRoom(for: entries, times: factor)
    names.makeRoom(for: compared, times: factor)
    shares.makeRoom(for: compared, times: factor)
    owners.makeRoom(for: compared, times: factor)
    earlier.makeRoom(for: compared, times: factor)
  }

  /// Adds the names of the next entry's headline.
  mutating func append(_ new: [Int32], isHeadline: Bool) {
    if isHeadline { headlines += 1 }
    grow(to: new)
    for name in new { counts[Int(name)] += 1 }
    own += new
    ownEnds.append(Int32(own.count))
  }

  /// Weighs all names anew: ln((N + 1) / (df + 0.5)), 0 for those of one headline.
  mutating func settle() {
    weights = counts.map { $0 > 1 ? max(0, logarithm((headlines + 1) / (Float($0) + 0.5))) : 0 }
    lengths = Array(repeating: -1, count: ownEnds.count)
    sum.grow(to: counts.count)
  }

  /// Adds the names that the next entry is compared by: its own and, each by its weight, those of
  /// neighbours.
  mutating func compare(_ entry: Int32, lenders: [Scored]) {
    add(entry, times: 1)
    for lender in lenders { add(lender.index, times: lender.score) }
    var parts = sum.touched.map { Scored(index: $0, score: sum.values[Int($0)]) }
    sum.clear()
    parts.keepBest(Self.kept)
    for part in parts.sorted() { add(part) }
    ends.append(Int32(names.count))
  }

  /// Adds the next entry as it was remembered.
  mutating func recall(own: [Int32], compared: [Int32], shares: [Float], isHeadline: Bool) {
    grow(to: own + compared)
    append(own, isHeadline: isHeadline)
    for (name, share) in zip(compared, shares) { add(Scored(index: name, score: share)) }
    ends.append(Int32(names.count))
  }

  /// The names of an entry's headline.
  func ownNames(of entry: Int32) -> ArraySlice<Int32> {
    own[(entry == 0 ? 0 : Int(ownEnds[Int(entry) - 1]))..<Int(ownEnds[Int(entry)])]
  }

  private mutating func add(_ part: Scored) {
    shares.append(part.score)
    earlier.append(latest[Int(part.index)])
    latest[Int(part.index)] = Int32(names.count)
    owners.append(Int32(ends.count))
    names.append(part.index)
  }

  /// Makes room for names that were not met before.
  private mutating func grow(to names: [Int32]) {
    while counts.count <= Int(names.max() ?? -1) {
      counts.append(0)
      latest.append(-1)
    }
  }

  /// Where the names that an entry is compared by stand.
  func places(of entry: Int32) -> Range<Int> {
    (entry == 0 ? 0 : Int(ends[Int(entry) - 1]))..<Int(ends[Int(entry)])
  }

  /// The length of the vector of names that an entry is compared by.
  mutating func length(of entry: Int32) -> Float {
    if lengths[Int(entry)] < 0 {
      var square: Float = 0
      for place in places(of: entry) {
        let weight = weights[Int(names[place])] * shares[place]
        square += weight * weight
      }
      lengths[Int(entry)] = square.squareRoot()
    }
    return lengths[Int(entry)]
  }

  /// Adds to the earlier entries that share a name the product of what the two give it.
  ///
  /// Of a frequent name only the last so many are read.
  func add(matchesOf entry: Int32, reading limit: Int, to sum: inout Accumulator) {
    for place in places(of: entry) {
      let name = weights[Int(names[place])]
      guard name > 0 else { continue }
      let weight = name * name * shares[place]
      var (at, left) = (earlier[place], limit)
      while at >= 0, left > 0 {
        sum.add(weight * shares[Int(at)], at: owners[Int(at)])
        at = earlier[Int(at)]
        left -= 1
      }
    }
  }

  /// The names that an entry shares with some others, those first that add most to their likeness.
  func shared(by entry: Int32, with others: [Int32]) -> [Int32] {
    var sums: [Int32: Float] = [:]
    for place in others.flatMap({ places(of: $0) }) {
      sums[names[place], default: 0] += shares[place]
    }
    let parts = places(of: entry).map { place in
      let weight = weights[Int(names[place])]
      return Scored(
        index: names[place],
        score: weight * weight * shares[place] * (sums[names[place]] ?? 0))
    }
    return parts.filter { $0.score > 0 }.sorted().map(\.index)
  }

  /// Adds the names of an entry's headline, as a vector of length 1 by the weights of now, times a
  /// factor.
  private mutating func add(_ entry: Int32, times factor: Float) {
    let range = (entry == 0 ? 0 : Int(ownEnds[Int(entry) - 1]))..<Int(ownEnds[Int(entry)])
    let square = range.reduce(Float(0)) {
      $0 + weights[Int(own[$1])] * weights[Int(own[$1])]
    }
    let scale = square > 0 ? factor / square.squareRoot() : factor
    for place in range { sum.add(scale, at: own[place]) }
  }

  private static let kept = 24
}
