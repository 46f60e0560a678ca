/// The mean vector of each language: what its words have in common whatever they are about.
///
/// Its state is `sums` and `counts`, both additive.
struct LanguageMeans: Sendable {
  /// The sum of all vectors of each language, 256 numbers.
  private(set) var sums: [[Float]] = []
  /// How many vectors there are of each language.
  private(set) var counts: [Float] = []
  /// The mean of each language, as of the last ``settle()``.
  private var means: [[Float]] = []

  /// Counts a vector of 256 numbers; an empty one is not counted.
  mutating func add(_ vector: [Float], in language: Int32) {
    while sums.count <= Int(language) {
      sums.append(Self.zero)
      counts.append(0)
    }
    guard !vector.isEmpty else { return }
    counts[Int(language)] += 1
    for axis in vector.indices { sums[Int(language)][axis] += vector[axis] }
  }

  /// Takes the means anew: of each language drawn to the mean of all by five entries' weight; that of
  /// all where there are fewer than 20 entries.
  mutating func settle() {
    var all = Self.zero
    for sum in sums { for axis in all.indices { all[axis] += sum[axis] } }
    let count = max(1, counts.reduce(0, +))
    for axis in all.indices { all[axis] /= count }
    means = zip(sums, counts).map { sum, count in
      guard count >= Self.enough else { return all }
      return sum.indices.map { (sum[$0] + Self.pseudo * all[$0]) / (count + Self.pseudo) }
    }
  }

  /// A vector less the mean of its language, of length 1; none stays none.
  func direction(of vector: [Float], in language: Int32) -> [Float] {
    guard !vector.isEmpty else { return [] }
    let mean = means[Int(language)]
    let rest = vector.indices.map { vector[$0] - mean[$0] }
    let length = rest.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? rest.map { $0 / length } : []
  }

  private static let zero = Array(repeating: Float(0), count: WordVectors.axes)
  private static let pseudo: Float = 5
  private static let enough: Float = 20
}
