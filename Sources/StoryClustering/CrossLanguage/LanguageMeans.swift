/// The mean vector of each language: what its texts have in common whatever they are about.
///
/// Without it the texts of a language are nearer to each other than to any of another.
struct LanguageMeans: Sendable {
  /// The sum of all vectors of each language; empty before the first.
  private var sums: [[Float]] = []
  /// How many vectors there are of each language.
  private var counts: [Float] = []
  /// The mean of each language, as of the last ``settle()``, and that of all.
  private var means: [[Float]] = []
  private var mean: [Float] = []

  /// Counts a vector of a language: its numbers times a step.
  ///
  /// All vectors must have as many; an empty one is not counted.
  mutating func add<Number: VectorNumber>(
    _ vector: ArraySlice<Number>, step: Float = 1, in language: Int32
  ) {
    while sums.count <= Int(language) {
      sums.append([])
      counts.append(0)
    }
    guard !vector.isEmpty else { return }
    counts[Int(language)] += 1
    var sum: [Float] = []
    swap(&sum, &sums[Int(language)])
    if sum.isEmpty { sum = Array(repeating: 0, count: vector.count) }
    for (axis, number) in zip(sum.indices, vector) { sum[axis] += number.value * step }
    swap(&sum, &sums[Int(language)])
  }

  /// Takes the means anew: of each language drawn to the mean of all by five entries' weight; that of
  /// all where there are fewer than 20 entries.
  mutating func settle() {
    let count = max(1, counts.reduce(0, +))
    mean = Array(repeating: 0, count: sums.first { !$0.isEmpty }?.count ?? 0)
    for sum in sums { for axis in sum.indices { mean[axis] += sum[axis] / count } }
    means = zip(sums, counts).map { sum, count in
      guard count >= Self.enough else { return mean }
      return sum.indices.map { (sum[$0] + Self.pseudo * mean[$0]) / (count + Self.pseudo) }
    }
  }

  /// How many vectors of a language there are.
  func count(of language: Int32) -> Float {
    Int(language) < counts.count ? counts[Int(language)] : 0
  }

  /// A vector less the mean of its language, of length 1; zeros where nothing is left.
  func direction<Number: VectorNumber>(
    of vector: ArraySlice<Number>, step: Float = 1, in language: Int32
  ) -> [Float] {
    let mean = means[Int(language)]
    var rest = Array(repeating: Float(0), count: vector.count)
    var square: Float = 0
    for (axis, number) in zip(rest.indices, vector) {
      rest[axis] = number.value * step - mean[axis]
      square += rest[axis] * rest[axis]
    }
    let scale = square > 0 ? 1 / square.squareRoot() : 0
    for axis in rest.indices { rest[axis] *= scale }
    return rest
  }

  private static let pseudo: Float = 5
  private static let enough: Float = 20
}

/// What a vector is written in: numbers, or bytes that are multiples of a step.
protocol VectorNumber {
  var value: Float { get }
}

extension Float: VectorNumber {
  var value: Float { self }
}

extension Int8: VectorNumber {
  var value: Float { Float(self) }
}
