/// What entries are about, as vectors on the axes of ``WordVectors``.
///
/// Flat arrays in the order of the entries' numbers (`own` and `ownSteps`, `compared` and
/// `comparedSteps`, `signs`; 256 bytes an entry where there are bytes) and the additive ``means``: these
/// are all its state, so it can be stored batch by batch and loaded without the texts. A number is its
/// byte times the entry's step; an entry with a step of 0 has no vector.
struct EntryVectors: Sendable {
  /// The vectors of the entries' own words.
  private(set) var own: [Int8] = []
  private(set) var ownSteps: [Float] = []
  /// The vectors as compared: less the mean of the language, neighbours' added, of length 1.
  private(set) var compared: [Int8] = []
  private(set) var comparedSteps: [Float] = []
  /// The signs of the first 64 numbers of each vector as compared, the first in the lowest bit.
  private(set) var signs: [UInt64] = []
  private(set) var means = LanguageMeans()

  /// Makes room for so many more entries, and for `factor` times as many where there is none.
  mutating func reserve(entries: Int, times factor: Double) {
    own.makeRoom(for: entries * Self.axes, times: factor)
    ownSteps.makeRoom(for: entries, times: factor)
    compared.makeRoom(for: entries * Self.axes, times: factor)
    comparedSteps.makeRoom(for: entries, times: factor)
    signs.makeRoom(for: entries, times: factor)
  }

  /// Adds the next entry's own vector, 256 numbers or none.
  mutating func append(_ vector: [Float], in language: Int32) {
    Self.write(vector, to: &own, &ownSteps)
    count(in: language)
  }

  /// Takes the means anew after entries were added.
  mutating func settle() { means.settle() }

  /// Adds the vector that the next entry is compared by: its own and, each by its weight, those of
  /// neighbours in the same language.
  mutating func compare(_ entry: Int32, in language: Int32, lenders: [Scored]) {
    var sum = Array(repeating: Float(0), count: Self.axes)
    for part in [Scored(index: entry, score: 1)] + lenders where ownSteps[Int(part.index)] > 0 {
      let direction = means.direction(
        of: own[Self.range(of: part.index)], step: ownSteps[Int(part.index)], in: language)
      for axis in direction.indices { sum[axis] += direction[axis] * part.score }
    }
    let length = sum.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
    Self.write(length > 0 ? sum.map { $0 / length } : [], to: &compared, &comparedSteps)
    signs.append(sum.prefix(64).enumerated().reduce(0) { $1.1 > 0 ? $0 | 1 << UInt64($1.0) : $0 })
  }

  /// Adds the next entry as it was remembered, its bytes with their steps.
  mutating func recall(
    own: (bytes: ArraySlice<Int8>, step: Float), compared: (bytes: ArraySlice<Int8>, step: Float),
    signs: UInt64, in language: Int32
  ) {
    Self.recall(own, to: &self.own, &ownSteps)
    Self.recall(compared, to: &self.compared, &comparedSteps)
    self.signs.append(signs)
    count(in: language)
  }

  /// Counts the last vector, if it is one, among those of its language.
  private mutating func count(in language: Int32) {
    guard let step = ownSteps.last, step > 0 else { return }
    means.add(own.suffix(Self.axes), step: step, in: language)
  }

  /// The bytes of an entry's own vector; none where it has none.
  func ownBytes(of entry: Int32) -> ArraySlice<Int8> {
    ownSteps[Int(entry)] > 0 ? own[Self.range(of: entry)] : []
  }

  /// The bytes of an entry's vector as compared; none where it has none.
  func comparedBytes(of entry: Int32) -> ArraySlice<Int8> {
    isPresent(entry) ? compared[Self.range(of: entry)] : []
  }

  private static func range(of entry: Int32) -> Range<Int> {
    Int(entry) * axes..<(Int(entry) + 1) * axes
  }

  private static func recall(
    _ vector: (bytes: ArraySlice<Int8>, step: Float), to bytes: inout [Int8],
    _ steps: inout [Float]
  ) {
    let isWhole = vector.bytes.count == axes && vector.step > 0
    steps.append(isWhole ? vector.step : 0)
    if isWhole {
      bytes += vector.bytes
    } else {
      bytes.append(contentsOf: repeatElement(0, count: axes))
    }
  }

  /// Whether an entry has a vector to be compared by.
  func isPresent(_ entry: Int32) -> Bool { comparedSteps[Int(entry)] > 0 }

  /// The cosine of the angle between two entries' vectors, -1 to 1; 0 where one has none.
  func cosine(_ a: Int32, _ b: Int32) -> Float {
    let product = ByteProduct.of(
      compared, Int(a) * Self.axes, Int(b) * Self.axes, count: Self.axes)
    return Float(product) * comparedSteps[Int(a)] * comparedSteps[Int(b)]
  }

  /// Writes 256 numbers, or none, as bytes and a step.
  private static func write(
    _ vector: [Float], to bytes: inout [Int8], _ steps: inout [Float]
  ) {
    let largest = vector.reduce(Float(0)) { max($0, abs($1)) }
    steps.append(largest / 127)
    guard largest > 0 else { return bytes.append(contentsOf: repeatElement(0, count: axes)) }
    bytes.append(contentsOf: vector.map { Int8(($0 * 127 / largest).rounded()) })
  }

  private static var axes: Int { WordVectors.axes }
}
