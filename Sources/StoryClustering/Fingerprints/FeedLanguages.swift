import FeedText

/// The languages that are found in the entries of each feed and of all.
///
/// A headline alone often does not tell its language; with what its feed is usually in, it does.
struct FeedLanguages: Sendable {
  private var counts: [Int32: [String: Int]] = [:]
  private var allCounts: [String: Int] = [:]

  /// The language that nearly all entries are in of which it is known.
  var usual: String? { usual(of: allCounts, fewest: 1) }

  /// Counts the language found in an entry of a feed; nil if none was.
  mutating func add(_ language: String?, in feed: Int32) {
    guard let language else { return }
    counts[feed, default: [:]][language, default: 0] += 1
    allCounts[language, default: 0] += 1
  }

  /// The language that nearly all entries of a feed are in of which it is known.
  func usual(in feed: Int32) -> String? {
    usual(of: counts[feed] ?? [:], fewest: Self.fewest)
  }

  /// The language to expect of an entry that declares none: that of its feed, of all feeds where
  /// its own has not said enough yet.
  func expected(in feed: Int32) -> String? {
    let found = counts[feed]?.values.reduce(0, +) ?? 0
    return found < Self.fewest ? usual : usual(in: feed)
  }

  /// A name for the language that an entry is written in, for counting words by.
  ///
  /// What its words say, with what is declared and what its feed is usually in; where nothing tells
  /// the language, the script gives the name.
  func name(of evidence: LanguageEvidence, declared: String?, feed: Int32) -> String {
    evidence.language(declared: declared ?? expected(in: feed), usual: usual(in: feed))
      ?? evidence.language(declared: usual)
      ?? "und-" + (evidence.scriptCode ?? "Zyyy")
  }

  private func usual(of counts: [String: Int], fewest: Int) -> String? {
    guard let most = counts.max(by: { $0.value < $1.value }) else { return nil }
    let all = counts.values.reduce(0, +)
    return most.value >= fewest && most.value * 10 >= all * Self.tenths ? most.key : nil
  }

  /// Feeds with fewer such entries have not shown yet what they are in.
  private static let fewest = 5
  /// How many in ten are in the usual language.
  private static let tenths = 8
}
