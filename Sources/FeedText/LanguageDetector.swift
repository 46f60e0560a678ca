/// Tells the language of a text by its script, its little words, its letters and its endings.
///
/// Made for news, for headlines and first paragraphs: it rather says nothing than something wrong.
///
///     LanguageDetector.language(of: "Der Hafen bleibt bis Montag geschlossen")   // "de"
public enum LanguageDetector {
  /// How much is read, in bytes.
  public static let limit = 2048

  /// The primary subtag (BCP 47) of a plain text's language; nil where its beginning does not tell.
  ///
  /// Complexity: O(text up to the limit).
  public static func language(of text: String) -> String? { evidence(in: [text]).language }

  /// What texts that stand in one language, such as headline and first paragraph, say of it.
  ///
  /// Complexity: O(texts up to the limit).
  public static func evidence(in texts: [String]) -> LanguageEvidence {
    var scanner = LanguageScanner()
    var rest = limit
    for text in texts where rest > 0 {
      let bytes = Array(text.utf8.prefix(rest))
      scanner.read(bytes)
      rest -= bytes.count
    }
    return evidence(from: scanner)
  }

  private static func evidence(from scanner: LanguageScanner) -> LanguageEvidence {
    let script = mainScript(scanner.letters)
    if let language = script?.soleLanguage {
      return LanguageEvidence(language: language, isSure: true, script: script)
    }
    guard let script, let found = mostLikely(scanner, of: script) else {
      return LanguageEvidence(script: script)
    }
    return LanguageEvidence(language: found.language, isSure: found.isSure, script: script)
  }

  /// The script that most of the text is in; nil for too few letters.
  ///
  /// Japanese is told by its kana, of which it has some among its Chinese characters.
  private static func mainScript(_ letters: [Int]) -> WritingSystem? {
    var weights = WritingSystem.allCases.map { letters[$0.rawValue] * $0.weight }
    let kana = weights[WritingSystem.kana.rawValue]
    weights[WritingSystem.kana.rawValue] = 0
    weights[WritingSystem.han.rawValue] += kana
    guard let most = weights.indices.max(by: { weights[$0] < weights[$1] }), weights[most] >= 4
    else { return nil }
    let script = WritingSystem(rawValue: most)
    return script == .han && kana * 10 > weights[most] ? .kana : script
  }

  /// The language of a script with the most points, if the next one is far behind; sure with five
  /// times the points of one word that no other language has.
  private static func mostLikely(
    _ scanner: LanguageScanner, of script: WritingSystem
  ) -> (language: String, isSure: Bool)? {
    let points = scanner.points
    guard let places = LanguageTable.shared.places[script],
      let best = places.max(by: { points[$0] < points[$1] })
    else { return nil }
    let next = places.reduce(0) { $1 == best ? $0 : max($0, points[$1]) }
    let word = LanguageScanner.worthOfWord
    let isEnough = points[best] >= max(word, scanner.wordCount * word / 12)
    guard isEnough, points[best] * 2 >= next * 3 else { return nil }
    let isSure = points[best] >= 5 * word && points[best] >= next * 2
    return (LanguageTable.shared.languages[best], isSure)
  }
}
