import FeedModel
import FeedText

/// Makes fingerprints of entries; all of one reader share the numbers of their words.
struct FingerprintReader: Sendable {
  var table = TermTable()
  /// The names of headlines; nil where they are not asked for.
  var names: NameTable?
  private let boost: Float
  private let leadWords: Int
  private let openingWords = 60
  private var counts = Accumulator()

  init(parameters: StoryClusterer.Parameters) {
    boost = parameters.titleBoost
    leadWords = parameters.leadWords
  }

  /// The fingerprint of an entry.
  ///
  /// Complexity: O(its text).
  mutating func fingerprint(of entry: Entry) -> Fingerprint {
    let text = entry.body?.withoutMarkup ?? ""
    let headline = entry.title?.withoutMarkup ?? ""
    let title = numbers(of: Words(headline))
    var print = Fingerprint()
    print.evidence = LanguageDetector.evidence(in: [headline, text])
    print.headline = Array(HeadlineFacts(headline).facts.joined(separator: "\n").utf8)
    print.titleHash = hash(title)
    print.titleTerms = Set(title).sorted()
    let lead = numbers(of: Words(text, first: leadWords))
    if names != nil {
      print.names = names?.numbers(of: headline) ?? []
      print.opening = distinct(title + lead.prefix(openingWords))
    }
    count(title, lead, into: &print)
    guard !text.isEmpty else { return print }
    let whole = numbers(of: Words(text))
    print.textHash = hash(whole)
    print.sketch = ShingleSketch(of: whole.map { table.hash(of: $0) })
    print.textLength = text.utf8.count
    return print
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

  private mutating func count(_ title: [Int32], _ lead: [Int32], into print: inout Fingerprint) {
    counts.grow(to: table.count)
    for term in title { counts.add(boost, at: term) }
    for term in lead { counts.add(1, at: term) }
    print.terms = counts.touched
    print.frequencies = counts.touched.map { 1 + logarithm(counts.values[Int($0)]) }
    counts.clear()
  }

  /// A hash of words in their order, the same in every run; 0 for none.
  private func hash(_ numbers: [Int32]) -> UInt64 {
    numbers.reduce(0) { StableHash.mix($0 ^ table.hash(of: $1) &+ 0x9E37_79B9) }
  }
}
