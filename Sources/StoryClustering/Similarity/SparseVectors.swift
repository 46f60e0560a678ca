/// Vectors with few terms each, one after the other in flat arrays.
struct SparseVectors: Sendable {
  private var ends: [Int] = []
  private(set) var terms: [Int32] = []
  private(set) var weights: [Float] = []

  var count: Int { ends.count }

  /// Where the terms and weights of a vector stand.
  func range(_ vector: Int32) -> Range<Int> {
    let i = Int(vector)
    return (i == 0 ? 0 : ends[i - 1])..<ends[i]
  }

  /// Adds a vector of the given terms.
  mutating func append(_ parts: [Scored]) {
    for part in parts {
      terms.append(part.index)
      weights.append(part.score)
    }
    ends.append(terms.count)
  }

  /// The terms of a vector with their weights.
  func parts(_ vector: Int32) -> [Scored] {
    range(vector).map { Scored(index: terms[$0], score: weights[$0]) }
  }

  /// Adds a vector, times a factor, to a sum.
  func add(_ vector: Int32, times factor: Float, to sum: inout Accumulator) {
    for i in range(vector) { sum.add(weights[i] * factor, at: terms[i]) }
  }

  /// The product with a vector that is spread out.
  func dot(_ vector: Int32, _ spread: Accumulator) -> Float {
    var sum: Float = 0
    for i in range(vector) { sum += weights[i] * spread.values[Int(terms[i])] }
    return sum
  }
}
