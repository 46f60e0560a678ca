import FeedModel
import FeedText

/// Makes fingerprints of entries; all of one reader share the numbers of their words.
struct FingerprintReader: Sendable {
  var table = TermTable()
  /// The names of headlines; nil where they are not asked for.
  var names: NameTable?
  private let boost: Float
  private let nameBoost: Float
  private let leadWords: Int
  private let openingWords = 60
  private var counts = Accumulator()
  private var named = Accumulator()

  init(parameters: StoryClusterer.Parameters) {
    boost = parameters.titleBoost
    nameBoost = parameters.nameBoost
    leadWords = parameters.leadWords
  }

  /// The fingerprint of an entry.
  ///
  /// Complexity: O(its text).
  mutating func fingerprint(of entry: Entry) -> Fingerprint {
    let text = entry.body?.withoutMarkup ?? ""
    let headline = entry.title?.withoutMarkup ?? ""
    let date = OwnDate(entry.effectiveDate)
    let wholeTitle = terms(of: Words(headline), marking: date)
    let title = wholeTitle.filter { !$0.isOwnDate }
    let lead = terms(of: Words(text, first: leadWords), marking: date).filter { !$0.isOwnDate }
    var print = Fingerprint()
    print.evidence = LanguageDetector.evidence(in: [headline, text])
    print.headline = Array(HeadlineFacts(headline).facts.joined(separator: "\n").utf8)
    print.titleHash = hash(wholeTitle.map(\.number))
    print.titleTerms = Set(wholeTitle.map(\.number)).sorted()
    if names != nil {
      print.names = names?.numbers(of: headline) ?? []
      print.opening = distinct((title + lead.prefix(openingWords)).map(\.number))
    }
    count(title, lead, into: &print)
    guard !text.isEmpty else { return print }
    let whole = numbers(of: Words(text))
    print.textHash = hash(whole)
    print.sketch = ShingleSketch(of: whole.map { table.hash(of: $0) })
    print.textLength = text.utf8.count
    return print
  }

  /// A word of an entry.
  private struct Term {
    var number: Int32
    var capital: Words.Capital
    /// Whether it is a word of four bytes or more, and no number.
    var isLongWord: Bool
    /// Whether it names the entry's own date.
    var isOwnDate: Bool
  }

  private mutating func terms(of words: Words, marking date: OwnDate) -> [Term] {
    let dated = date.places(in: words)
    var terms: [Term] = []
    terms.reserveCapacity(words.count)
    for place in 0..<words.count {
      let text = words.bytes[words.range(place)]
      let isNumber = text.first.map { (0x30...0x39).contains($0) } ?? false
      terms.append(
        Term(
          number: table.number(of: place, in: words),
          capital: text.count > 1 ? words.capitals[place] : .none,
          isLongWord: text.count > 3 && !isNumber, isOwnDate: dated.contains(place)))
    }
    return terms
  }

  /// Whether the capitals of a headline tell names, since not Nearly Every Word Has One.
  private func tellsNames(_ title: [Term]) -> Bool {
    let long = title.filter(\.isLongWord)
    let small = long.count { $0.capital == .none }
    return small > 0 && small * 4 >= long.count
  }

  private mutating func numbers(of words: Words) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(words.count)
    for word in 0..<words.count { numbers.append(table.number(of: word, in: words)) }
    return numbers
  }

  private mutating func distinct(_ words: [Int32]) -> [Int32] {
    counts.grow(to: table.count)
    for word in words { counts.add(1, at: word) }
    defer { counts.clear() }
    return counts.touched
  }

  /// Counts the words; a name of the headline is one that has a capital inside a sentence there or in
  /// the text.
  private mutating func count(_ title: [Term], _ lead: [Term], into print: inout Fingerprint) {
    counts.grow(to: table.count)
    named.grow(to: table.count)
    for term in title { counts.add(boost, at: term.number) }
    for term in (tellsNames(title) ? title : []) + lead
    where term.capital == .inside && counts.values[Int(term.number)] > 0 {
      named.add(1, at: term.number)
    }
    for term in lead { counts.add(1, at: term.number) }
    print.terms = counts.touched
    print.frequencies = counts.touched.map {
      (1 + logarithm(counts.values[Int($0)])) * (named.values[Int($0)] > 0 ? nameBoost : 1)
    }
    counts.clear()
    named.clear()
  }

  /// A hash of words in their order, the same in every run; 0 for none.
  private func hash(_ numbers: [Int32]) -> UInt64 {
    numbers.reduce(0) { StableHash.mix($0 ^ table.hash(of: $1) &+ 0x9E37_79B9) }
  }
}
