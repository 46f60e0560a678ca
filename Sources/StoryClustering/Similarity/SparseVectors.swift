/// Vectors with few terms each, one after the other in flat arrays.
struct SparseVectors: Sendable {
  /// The terms of each vector.
  private(set) var terms = RaggedArray<Int32>()
  /// The weights of the terms, in their order.
  private(set) var weights: [Weight] = []

  var count: Int { terms.count }

  /// Where the terms and weights of a vector stand.
  func range(_ vector: Int32) -> Range<Int> { terms.range(Int(vector)) }

  /// Makes room for so many more vectors of so many terms together, and for `factor` times as many where
  /// there is none.
  mutating func reserve(vectors: Int, terms count: Int, times factor: Double) {
    terms.reserve(lists: vectors, elements: count, times: factor)
    weights.makeRoom(for: count, times: factor)
  }

  /// Gives the heaviest parts of a vector one by one, at most so many, their weights times a factor.
  func visit(
    _ vector: Int32, heaviest limit: Int, times factor: Float = 1, _ body: (Scored) -> Void
  ) {
    let range = range(vector)
    guard range.count <= limit else {
      return parts(vector, times: factor).best(limit).forEach(body)
    }
    for i in range { body(Scored(index: terms.elements[i], score: weights[i].share * factor)) }
  }

  /// Adds a vector of the given terms.
  mutating func append(_ parts: [Scored]) {
    append(terms: parts.lazy.map(\.index), weights: parts.lazy.map { Weight($0.score) })
  }

  /// Adds a vector of terms with their weights beside them.
  mutating func append(terms: some Sequence<Int32>, weights: some Sequence<Weight>) {
    self.terms.append(terms)
    self.weights.append(contentsOf: weights)
  }

  /// The terms of a vector with their weights, all times a factor.
  func parts(_ vector: Int32, times factor: Float = 1) -> [Scored] {
    range(vector).map {
      Scored(index: terms.elements[$0], score: weights[$0].share * factor)
    }
  }

  /// Adds a vector, times a factor, to a sum.
  func add(_ vector: Int32, times factor: Float, to sum: inout Accumulator) {
    for i in range(vector) { sum.add(weights[i].share * factor, at: terms.elements[i]) }
  }

  /// The product with a vector that is spread out.
  func dot(_ vector: Int32, _ spread: Accumulator) -> Float {
    var sum: Float = 0
    for i in range(vector) {
      sum += weights[i].share * spread.values[Int(terms.elements[i])]
    }
    return sum
  }
}
