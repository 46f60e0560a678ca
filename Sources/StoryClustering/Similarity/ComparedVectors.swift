/// The vectors of entries as they are compared.
///
/// An entry with a text is compared by its own words, so only a factor is kept of it; a headline that
/// borrowed words has a vector of its own.
struct ComparedVectors: Sendable {
  /// What an entry's own vector is multiplied by; 0 where it has another one.
  private(set) var factors: [Float] = []
  private(set) var borrowed = SparseVectors()

  /// Adds an entry that is compared by its own words, times a factor.
  mutating func append(times factor: Float) {
    factors.append(factor)
    borrowed.append([])
  }

  /// Adds an entry that is compared by these words.
  mutating func append(_ parts: [Scored]) {
    factors.append(0)
    borrowed.append(parts)
  }

  /// Adds an entry as it was remembered.
  mutating func append(
    factor: Float, terms: some Sequence<Int32>, weights: some Sequence<Weight>
  ) {
    factors.append(factor)
    borrowed.append(terms: terms, weights: weights)
  }

  /// Makes room for so many more entries, those with vectors of their own having so many terms, and for
  /// `factor` times as many where there is none.
  mutating func reserve(entries: Int, terms count: Int, times factor: Double) {
    factors.makeRoom(for: entries, times: factor)
    borrowed.reserve(vectors: entries, terms: count, times: factor)
  }

  /// Gives the heaviest parts of an entry's vector one by one, at most so many.
  func visit(
    _ entry: Int32, own: SparseVectors, heaviest limit: Int, _ body: (Scored) -> Void
  ) {
    let factor = factors[Int(entry)]
    if factor > 0 {
      own.visit(entry, heaviest: limit, times: factor, body)
    } else {
      borrowed.visit(entry, heaviest: limit, body)
    }
  }

  /// The terms of an entry with their weights.
  func parts(_ entry: Int32, own: SparseVectors) -> [Scored] {
    let factor = factors[Int(entry)]
    return factor > 0 ? own.parts(entry, times: factor) : borrowed.parts(entry)
  }

  /// Adds an entry's vector, times a factor, to a sum.
  func add(_ entry: Int32, own: SparseVectors, times: Float, to sum: inout Accumulator) {
    let factor = factors[Int(entry)]
    if factor > 0 {
      own.add(entry, times: factor * times, to: &sum)
    } else {
      borrowed.add(entry, times: times, to: &sum)
    }
  }

  /// The product of an entry's vector with one that is spread out.
  func dot(_ entry: Int32, own: SparseVectors, _ spread: Accumulator) -> Float {
    let factor = factors[Int(entry)]
    return factor > 0 ? factor * own.dot(entry, spread) : borrowed.dot(entry, spread)
  }
}
