/// Finds the entries of other languages that an entry is to be compared with.
///
/// Those that share names are read from the names' lists; those about the same thing are found by
/// the signs of their vectors' first 64 numbers, which differ the less the nearer two vectors are
/// (Charikar, "Similarity estimation techniques from rounding algorithms", 2002). Only these are
/// compared in full.
struct ForeignSearch: Sendable {
  private var shared = Accumulator()
  private var isTaken: [Bool] = []

  /// Makes room for the entries below a number.
  mutating func grow(to count: Int) {
    shared.grow(to: count)
    if isTaken.count < count {
      isTaken.append(contentsOf: repeatElement(false, count: count - isTaken.count))
    }
  }

  /// The earlier entries that may be similar, with how alike they are: the cosine of meanings times
  /// ½ + the cosine of names, so that names alone join nothing.
  ///
  /// Complexity: O(names · names read + ``SignScan/reach``), and 256 multiplications a candidate.
  mutating func candidates(
    of entry: Int32, _ vectors: EntryVectors, _ names: inout EntryNames,
    where isWanted: (Int32) -> Bool
  ) -> [Scored] {
    names.add(matchesOf: entry, reading: Self.namesRead, to: &shared)
    defer { shared.clear() }
    var found: [Int32] = []
    for other in bySigns(of: entry, vectors, isWanted) { take(other, into: &found) }
    for other in byNames(of: entry, &names, isWanted) { take(other, into: &found) }
    for other in found { isTaken[Int(other)] = false }
    let own = names.length(of: entry)
    return found.map { other in
      let product = shared.values[Int(other)]
      let alike = product > 0 ? product / (own * names.length(of: other)) : 0
      return Scored(
        index: other,
        score: max(0, vectors.cosine(entry, other)) * (0.5 + alike))
    }
  }

  private mutating func take(_ other: Int32, into found: inout [Int32]) {
    guard !isTaken[Int(other)] else { return }
    isTaken[Int(other)] = true
    found.append(other)
  }

  /// Those with the most signs in common.
  private func bySigns(
    of entry: Int32, _ vectors: EntryVectors, _ isWanted: (Int32) -> Bool
  ) -> [Int32] {
    guard vectors.isPresent(entry) else { return [] }
    var near: [Scored] = []
    SignScan.visit(vectors.signs, before: Int(entry), within: Self.signs) { other, distance in
      if isWanted(Int32(other)), vectors.isPresent(Int32(other)) {
        near.append(Scored(index: Int32(other), score: -Float(distance)))
      }
    }
    near.keepBest(Self.kept)
    return near.map(\.index)
  }

  /// Those that share the rarest names.
  private func byNames(
    of entry: Int32, _ names: inout EntryNames, _ isWanted: (Int32) -> Bool
  ) -> [Int32] {
    var near: [Scored] = []
    for other in shared.touched where isWanted(other) {
      near.append(Scored(index: other, score: shared.values[Int(other)]))
    }
    near.keepBest(Self.kept)
    return near.map(\.index)
  }

  /// How many entries of a name are read.
  private static let namesRead = 400
  /// How many of 64 signs may differ.
  private static let signs = 26
  /// How many candidates of each kind are compared in full.
  private static let kept = 400
}
