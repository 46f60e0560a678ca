/// The mean vector of each language: what its texts have in common whatever they are about.
///
/// Without it a service puts all texts of a language nearer to each other than to any of another.
struct EmbeddingMeans: Sendable {
  private var sums: [[Float]] = []
  private var counts: [Float] = []
  private var means: [[Float]] = []
  private var mean: [Float] = []

  /// Counts a vector of a language.
  mutating func add(_ bytes: some Collection<Int8>, step: Float, in language: Int32) {
    while sums.count <= Int(language) {
      sums.append([])
      counts.append(0)
    }
    if sums[Int(language)].isEmpty {
      sums[Int(language)] = Array(repeating: 0, count: bytes.count)
    }
    counts[Int(language)] += 1
    for (axis, byte) in bytes.enumerated() { sums[Int(language)][axis] += Float(byte) * step }
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
  func direction(of bytes: ArraySlice<Int8>, step: Float, in language: Int32) -> [Float] {
    let mean = means[Int(language)]
    var rest = Array(repeating: Float(0), count: bytes.count)
    var square: Float = 0
    for (axis, byte) in bytes.enumerated() {
      rest[axis] = Float(byte) * step - mean[axis]
      square += rest[axis] * rest[axis]
    }
    let scale = square > 0 ? 1 / square.squareRoot() : 0
    for axis in rest.indices { rest[axis] *= scale }
    return rest
  }

  private static let pseudo: Float = 5
  private static let enough: Float = 20
}
