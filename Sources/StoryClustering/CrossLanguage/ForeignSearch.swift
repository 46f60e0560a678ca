/// Finds the entries of other languages that an entry is to be compared with.
///
/// Those that share names are read from the names' lists; those about the same thing are found by
/// the signs of their vectors' first 64 numbers, which differ the less the nearer two vectors are
/// (Charikar, "Similarity estimation techniques from rounding algorithms", 2002). Only these are
/// compared in full.
struct ForeignSearch: Sendable {
  private var shared = Accumulator()
  private var isTaken: [Bool] = []
  /// The signs of each language's entries that have any.
  private var signs: [SignList] = []
  /// How many entries have been looked at for ``signs``.
  private var listed = 0

  /// The signs of one language's entries, in the order of the entries.
  private struct SignList {
    var entries: [Int32] = []
    var signs: [UInt64] = []
  }

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
  /// Complexity: O(names · names read + foreign entries among ``SignScan/reach``), and 256
  /// multiplications a candidate.
  ///
  /// `languages` has the language of each entry, `isForeign` says which of them are others than the
  /// entry's own, and `isNear` whether an entry is near in time.
  mutating func candidates(
    of entry: Int32, _ vectors: EntryVectors, _ names: inout EntryNames, languages: [Int32],
    isForeign: [Bool], where isNear: (Int32) -> Bool
  ) -> [Scored] {
    list(vectors, languages)
    names.add(matchesOf: entry, reading: Self.namesRead, to: &shared)
    defer { shared.clear() }
    var found: [Int32] = []
    for other in bySigns(of: entry, vectors, isForeign, isNear) { take(other, into: &found) }
    for other in byNames(where: { isForeign[Int(languages[Int($0)])] && isNear($0) }) {
      take(other, into: &found)
    }
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

  /// Puts the entries that came since into the list of their language.
  private mutating func list(_ vectors: EntryVectors, _ languages: [Int32]) {
    for entry in listed..<max(listed, vectors.signs.count) where vectors.isPresent(Int32(entry)) {
      let language = Int(languages[entry])
      while signs.count <= language { signs.append(SignList()) }
      signs[language].entries.append(Int32(entry))
      signs[language].signs.append(vectors.signs[entry])
    }
    listed = max(listed, vectors.signs.count)
  }

  private mutating func take(_ other: Int32, into found: inout [Int32]) {
    guard !isTaken[Int(other)] else { return }
    isTaken[Int(other)] = true
    found.append(other)
  }

  /// Those with the most signs in common.
  private func bySigns(
    of entry: Int32, _ vectors: EntryVectors, _ isForeign: [Bool], _ isNear: (Int32) -> Bool
  ) -> [Int32] {
    guard vectors.isPresent(entry) else { return [] }
    let query = vectors.signs[Int(entry)]
    var near: [Scored] = []
    for (list, isForeign) in zip(signs, isForeign) where isForeign {
      let start = list.entries.lowerBound(of: entry - Int32(SignScan.reach))
      let end = list.entries.lowerBound(of: entry)
      SignScan.visit(list.signs, in: start..<end, near: query, within: Self.mostSigns) {
        let other = list.entries[$0]
        if isNear(other) { near.append(Scored(index: other, score: -Float($1))) }
      }
    }
    near.keepBest(Self.kept)
    return near.map(\.index)
  }

  /// Those that share the rarest names.
  private func byNames(where isWanted: (Int32) -> Bool) -> [Int32] {
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
  private static let mostSigns = 26
  /// How many candidates of each kind are compared in full.
  private static let kept = 400
}

extension [Int32] {
  /// The place of the first number, of rising ones, that is not below one.
  fileprivate func lowerBound(of number: Int32) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
