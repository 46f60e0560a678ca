extension ClusterEngine {
  /// Adds what the entries from a number on are compared by with those of other languages.
  mutating func addCrossLanguage(of prints: some Sequence<Fingerprint>, from start: Int32) {
    guard crossLanguage?.isComparing == true else { return }
    crossLanguage?.passOver(to: start)
    for (i, print) in prints.enumerated() {
      let entry = isOriginal(start + Int32(i)) ? print : nil
      crossLanguage?.append(entry, reader.table, frequencies)
    }
    crossLanguage?.settle()
  }

  /// Whether two entries are compared across languages.
  func areForeign(_ a: Int32, _ b: Int32) -> Bool {
    let (first, second) = (knownLanguages[Int(a)], knownLanguages[Int(b)])
    guard first != second, first >= 0, second >= 0 else { return false }
    if let embeddings { return embeddings.isPresent(a) && embeddings.isPresent(b) }
    return crossLanguage?.isNeeded ?? false
  }

  /// Adds what an entry is compared by with those of other languages.
  mutating func compareAcrossLanguages(_ entry: Int32, lenders: [Scored]) {
    guard crossLanguage?.isComparing == true, crossLanguage?.comparedCount == Int(entry) else {
      return
    }
    let language = languages[Int(entry)]
    crossLanguage?.compare(
      entry, in: language,
      lenders: lenders.filter { languages[Int($0.index)] == language && $0.index != entry })
  }

  /// Links the entries from a number on with earlier ones of other languages.
  mutating func linkAcrossLanguages(from start: Int32) {
    guard crossLanguage?.isComparing == true else { return }
    let (languages, seconds) = (languages, seconds)
    for entry in start..<Int32(ids.count) where isOriginal(entry) {
      let now = seconds[Int(entry)]
      let near = crossLanguage?.neighbours(of: entry, languages: languages) { other in
        abs(seconds[Int(other)] - now) <= Self.windowAcross
      }
      for other in near ?? [] { linkAcross(entry, other) }
    }
  }

  private mutating func linkAcross(_ entry: Int32, _ other: Scored) {
    let excess = other.score - parameters.leastAcrossLanguages
    let similarity = min(1, parameters.acrossLanguages * excess) * decay(entry, other.index)
    if similarity >= parameters.leastEdge { link(entry, other.index, Weight(similarity)) }
  }

  /// How many seconds two reports in different languages may be apart.
  private static let windowAcross = 120.0 * 3600
}
