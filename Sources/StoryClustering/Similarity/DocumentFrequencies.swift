/// In how many entries each word stands, one language at a time.
///
/// What counts as rare is asked within the entry's own language. Counted over all languages
/// together, the little words of a language that few entries are written in would pass for rare
/// ones, and its entries would all seem alike.
struct DocumentFrequencies: Sendable {
  private var numbers: [String: Int32] = [:]
  private var names: [String] = []
  private var sizes: [Int32] = []
  private var counts: [[Int32]] = []
  private var totals: [Int32] = []

  /// The number of a language by any name for it; a name not seen before gets the next one.
  mutating func language(_ name: String) -> Int32 {
    if let known = numbers[name] { return known }
    numbers[name] = Int32(sizes.count)
    names.append(name)
    sizes.append(0)
    counts.append([])
    return Int32(sizes.count - 1)
  }

  /// The name of a language by its number.
  func name(of language: Int32) -> String { names[Int(language)] }

  /// Whether a language has a name.
  func isKnown(_ language: Int32) -> Bool { !name(of: language).hasPrefix("und") }

  /// Makes room for words numbered below `terms`.
  mutating func grow(to terms: Int) {
    totals.append(contentsOf: repeatElement(0, count: terms - totals.count))
  }

  /// Counts an entry and its distinct words.
  mutating func add(_ terms: [Int32], in language: Int32) {
    addDocument(in: language)
    count(terms[...], in: language)
  }

  /// Counts an entry.
  mutating func addDocument(in language: Int32) { sizes[Int(language)] += 1 }

  /// Counts distinct words of an entry.
  mutating func count(_ terms: ArraySlice<Int32>, in language: Int32) {
    let language = Int(language)
    let missing = totals.count - counts[language].count
    counts[language].append(contentsOf: repeatElement(0, count: missing))
    for term in terms {
      counts[language][Int(term)] += 1
      totals[Int(term)] += 1
    }
  }

  /// How rare a word is in a language: ln((N + 1) / (df + 0.5)).
  ///
  /// Spärck Jones, "A statistical interpretation of term specificity" (1972).
  func rarity(of term: Int32, in language: Int32) -> Float {
    let known = counts[Int(language)]
    let count = Int(term) < known.count ? known[Int(term)] : 0
    return logarithm((Float(sizes[Int(language)]) + 1) / (Float(count) + 0.5))
  }

  /// How many entries of a language have a word.
  func entries(with term: Int32, in language: Int32) -> Int32 {
    let known = counts[Int(language)]
    return Int(term) < known.count ? known[Int(term)] : 0
  }

  /// How many entries are in a language.
  func documents(in language: Int32) -> Int32 { sizes[Int(language)] }

  /// In how many entries of any language a word stands.
  func total(of term: Int32) -> Int32 { totals[Int(term)] }

  /// Whether a word stands in more than one entry of any language.
  func isShared(_ term: Int32) -> Bool { totals[Int(term)] > 1 }
}
