/// How alike entries of different languages are: by what they are about and by the names and numbers
/// of their headlines, both with those of their neighbours in the same language added.
///
/// A headline alone says too little: its words are not all in the table, and a name is not written
/// alike everywhere. What its neighbours say besides makes up for it, as with borrowed words.
/// `docs/clustering.md` has the measurements.
///
/// All that must be kept between runs is in ``vectors`` and ``names``, flat arrays in the order of the
/// entries' numbers and additive counts, and the languages' names.
struct CrossLanguage: Sendable {
  var vectors = EntryVectors()
  var names = EntryNames()
  /// Whether there is anything to compare: entries of two languages of the table.
  private(set) var isNeeded = false
  /// Whether the vectors of earlier entries are there; where they are not, none can be compared.
  var hasVectors = true
  /// Whether entries that come in are compared.
  var isComparing: Bool { isNeeded && hasVectors }
  private let words: WordVectors
  /// The row of each word in the table: -1 none, -2 not looked for yet.
  private var rows: [Int32] = []
  private var kinds: [Kind] = []
  private var search = ForeignSearch()

  /// What a language is to the table.
  private enum Kind: Sendable { case unknown, other, listed }

  init(words: WordVectors) { self.words = words }

  /// How many entries there are.
  var count: Int { names.count }

  /// How many entries there are that know what they are compared by.
  var comparedCount: Int { names.ends.count }

  /// Adds the entries below a number that are not there: those that came while all were of one
  /// language are compared with none.
  mutating func passOver(to end: Int32) {
    for _ in count..<max(count, Int(end)) {
      names.recall(own: [], compared: [], shares: [], isHeadline: false)
      if hasVectors { vectors.recall(own: ([], 0), compared: ([], 0), signs: 0, in: 0) }
    }
  }

  /// Takes note of a language's number and name.
  mutating func note(_ language: Int32, named name: String) {
    while kinds.count <= Int(language) { kinds.append(.unknown) }
    guard kinds[Int(language)] == .unknown, !name.hasPrefix("und") else { return }
    kinds[Int(language)] = WordVectors.languages.contains(name) ? .listed : .other
    isNeeded = kinds.count { $0 == .listed } > 1
  }

  /// Whether entries of two languages are compared here: both are known, and they differ.
  func areForeign(_ a: Int32, _ b: Int32) -> Bool {
    isNeeded && a != b && kinds[Int(a)] != .unknown && kinds[Int(b)] != .unknown
  }

  /// Adds the next entry; nil stands for one that is compared with none.
  mutating func append(
    _ print: Fingerprint?, _ table: TermTable, _ frequencies: DocumentFrequencies
  ) {
    let isHeadline = print.map { $0.titleHash != 0 } ?? false
    names.append(print?.names ?? [], isHeadline: isHeadline)
    vectors.append(
      print.map { vector(of: $0, table, frequencies) } ?? [], in: print?.language ?? 0)
  }

  /// Takes means and weights anew after entries were added.
  mutating func settle() {
    vectors.settle()
    names.settle()
    search.grow(to: count)
  }

  /// Adds what the next entry is compared by: its own and what its neighbours in the same language
  /// say, the nearest first.
  mutating func compare(_ entry: Int32, in language: Int32, lenders: [Scored]) {
    let lenders = lenders.prefix(Self.lenders).filter { $0.score >= Self.leastLender }
    vectors.compare(entry, in: language, lenders: lenders)
    names.compare(entry, lenders: lenders)
  }

  /// The earlier entries of other languages that may be similar, each with how alike it is, 0 to 1,
  /// whatever the time between.
  mutating func neighbours(
    of entry: Int32, languages: [Int32], where isNear: (Int32) -> Bool
  ) -> [Scored] {
    guard isNeeded else { return [] }
    let language = languages[Int(entry)]
    let isForeign = kinds.indices.map { areForeign(language, Int32($0)) }
    return search.candidates(
      of: entry, vectors, &names, languages: languages, isForeign: isForeign, where: isNear)
  }

  /// Σ idf·u / Σ idf over the distinct words of headline and opening that the table has.
  private mutating func vector(
    of print: Fingerprint, _ table: TermTable, _ frequencies: DocumentFrequencies
  ) -> [Float] {
    let words = print.opening.map { term in
      (row: row(of: term, table), weight: frequencies.rarity(of: term, in: print.language))
    }
    return self.words.mean(of: words.filter { $0.row >= 0 && $0.weight > 0 })
  }

  private mutating func row(of term: Int32, _ table: TermTable) -> Int32 {
    if rows.count <= Int(term) {
      rows.append(contentsOf: repeatElement(-2, count: table.count - rows.count))
    }
    if rows[Int(term)] == -2 { rows[Int(term)] = words.row(of: table.bytes(of: term)) ?? -1 }
    return rows[Int(term)]
  }

  /// From how many neighbours an entry borrows, and how similar they must be.
  private static let lenders = 20
  private static let leastLender: Float = 0.12
}
