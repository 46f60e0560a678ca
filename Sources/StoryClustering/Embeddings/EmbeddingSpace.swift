/// What entries are about, as an embeddings service says it, compared within a window.
///
/// Flat arrays in the order of the entries' numbers: `own` and `ownSteps` are what came and what is
/// remembered between runs; the vectors as compared are made of them: less the mean of the entry's
/// language, of length 1. An entry with a step of 0 has no vector.
struct EmbeddingSpace: Sendable {
  /// How many numbers a vector has; 0 until the first comes.
  private(set) var axes = 0
  private(set) var own: [Int8] = []
  private(set) var ownSteps: [Float] = []
  private var languages: [Int32] = []
  /// The vectors as compared.
  private var compared: [Int8] = []
  private var comparedSteps: [Float] = []
  /// The signs of the first 64 numbers of each vector as compared, and of the next 64.
  private var signs: [UInt64] = []
  private var moreSigns: [UInt64] = []
  private(set) var means = LanguageMeans()
  /// How many vectors there were when all were compared with the means that then held.
  private var comparedCount = 0
  /// How many vectors there are.
  private(set) var presentCount = 0
  /// The entries whose vector came after the last ``settle()``.
  private var fresh: [Int32] = []

  /// How many entries there are, with a vector or without.
  var count: Int { ownSteps.count }

  /// Adds entries without vectors up to a number, with their languages.
  mutating func grow(to end: Int, languages: [Int32]) {
    for entry in count..<max(count, end) {
      ownSteps.append(0)
      comparedSteps.append(0)
      signs.append(0)
      moreSigns.append(0)
      self.languages.append(languages[entry])
    }
    own.append(contentsOf: repeatElement(0, count: count * axes - own.count))
    compared.append(contentsOf: repeatElement(0, count: count * axes - compared.count))
  }

  /// Gives an entry its vector; false for one of another length than the others.
  mutating func set(_ bytes: some Collection<Int8>, step: Float, of entry: Int32) -> Bool {
    guard !bytes.isEmpty, step > 0, ownSteps[Int(entry)] == 0 else { return true }
    if axes == 0 {
      axes = bytes.count
      own = Array(repeating: 0, count: count * axes)
      compared = own
    }
    guard bytes.count == axes else { return false }
    own.replaceSubrange(range(of: entry), with: bytes)
    ownSteps[Int(entry)] = step
    presentCount += 1
    fresh.append(entry)
    means.add(own[range(of: entry)], step: step, in: languages[Int(entry)])
    return true
  }

  /// Makes what came comparable; all vectors anew where there are a tenth more than last time.
  ///
  /// Complexity: O(entries · axes) then.
  mutating func settle() {
    guard !fresh.isEmpty else { return }
    means.settle()
    if presentCount * 10 >= comparedCount * 11 {
      comparedCount = presentCount
      for entry in 0..<Int32(count) where ownSteps[Int(entry)] > 0 { compare(entry) }
    } else {
      for entry in fresh { compare(entry) }
    }
    fresh = []
  }

  /// Whether an entry has a vector.
  func isPresent(_ entry: Int32) -> Bool {
    Int(entry) < count && ownSteps[Int(entry)] > 0
  }

  /// The bytes of the vector that came; none where none did.
  func ownBytes(of entry: Int32) -> ArraySlice<Int8> {
    isPresent(entry) ? own[range(of: entry)] : []
  }

  /// The cosine of the angle between two entries' vectors, -1 to 1; both must have one.
  func cosine(_ a: Int32, _ b: Int32) -> Float {
    let product = ByteProduct.of(compared, Int(a) * axes, Int(b) * axes, count: axes)
    return Float(product) * comparedSteps[Int(a)] * comparedSteps[Int(b)]
  }

  /// The earlier entries nearest to one, with their cosines times `decay`, those above `least`; found by
  /// signs first (Charikar, 2002), so a few in a hundred are missed.
  ///
  /// Complexity: O(entries / 10 + axes · entries whose signs are alike).
  func nearest(
    to entry: Int32, atMost limit: Int, above least: Float, decay: (Int32) -> Float
  ) -> [Scored] {
    guard isPresent(entry) else { return [] }
    var near: [Scored] = []
    let second = moreSigns[Int(entry)]
    let places = max(0, Int(entry) - SignScan.reach)..<Int(entry)
    SignScan.visit(
      signs, in: places, near: signs[Int(entry)], within: Self.signsApart
    ) { place, distance in
      guard ownSteps[place] > 0,
        distance + (moreSigns[place] ^ second).nonzeroBitCount <= Self.allSignsApart
      else { return }
      let other = Int32(place)
      let fading = decay(other)
      guard fading > least else { return }
      let score = cosine(entry, other) * fading
      if score > least { near.append(Scored(index: other, score: score)) }
    }
    near.keepBest(limit)
    return near
  }

  private func range(of entry: Int32) -> Range<Int> {
    Int(entry) * axes..<(Int(entry) + 1) * axes
  }

  private mutating func compare(_ entry: Int32) {
    let direction = means.direction(
      of: own[range(of: entry)], step: ownSteps[Int(entry)], in: languages[Int(entry)])
    let most = direction.reduce(Float(0)) { max($0, abs($1)) }
    comparedSteps[Int(entry)] = most / 127
    let scale = most > 0 ? 127 / most : 0
    let start = Int(entry) * axes
    for axis in 0..<axes {
      compared[start + axis] = Int8((direction[axis] * scale).rounded())
    }
    signs[Int(entry)] = Self.signs(direction.prefix(64))
    moreSigns[Int(entry)] = Self.signs(direction.dropFirst(64).prefix(64))
  }

  private static func signs(_ numbers: ArraySlice<Float>) -> UInt64 {
    numbers.reversed().reduce(0) { $0 << 1 | ($1 > 0 ? 1 : 0) }
  }

  /// How many of the first 64 signs, and of all 128, may differ.
  private static let signsApart = 29
  private static let allSignsApart = 56
}
