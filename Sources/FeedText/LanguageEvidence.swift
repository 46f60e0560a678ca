import FeedModel

/// What a text says of the language it is in.
public struct LanguageEvidence: Sendable, Hashable {
  /// The primary subtag (BCP 47) of the language; nil where the text does not tell.
  public let language: String?
  /// Whether there is so much evidence that it outweighs what a publisher declares.
  public let isSure: Bool
  private let script: WritingSystem?

  init(language: String? = nil, isSure: Bool = false, script: WritingSystem?) {
    self.language = language
    self.isSure = isSure
    self.script = script
  }

  /// The script as a code of ISO 15924; nil where there are hardly any letters.
  public var scriptCode: String? { script?.code }

  /// The language in the light of what else is known: the declared one as its primary subtag, else
  /// the one that is found, else the one usual in texts of the same source; nil if nothing tells.
  ///
  /// Many feeds declare the language that their software came with. So what is declared gives way to
  /// another script, to a language that is found without doubt and to the one that its source is
  /// usually in; but not where it is one that cannot be found, or one so like the other that they are
  /// mistaken for each other.
  public func language(declared tag: String?, usual: String? = nil) -> String? {
    let likely = language ?? usual
    guard let declared = Self.primarySubtag(of: tag) else { return likely }
    guard let expected = LanguageTable.shared.scripts[declared] else { return declared }
    if let likely, Self.areNear(likely, declared) { return declared }
    let isOtherScript = script != nil && script != expected && declared != "sr"
    let isUnusual = usual.map { !Self.areNear($0, declared) } ?? false
    return isSure || isOtherScript || isUnusual ? likely : declared
  }

  /// The primary subtag of a tag of BCP 47, by the name that detection gives; nil if it says nothing.
  private static func primarySubtag(of tag: String?) -> String? {
    let first = (tag ?? "").trimmingASCIIWhitespace().prefix { $0 != "-" && $0 != "_" }
    let subtag = first.lowercasedASCII()
    guard (2...3).contains(subtag.utf8.count), !undetermined.contains(subtag) else { return nil }
    return otherNames[subtag] ?? subtag
  }

  private static func areNear(_ a: String, _ b: String) -> Bool {
    a == b || near.contains { $0.contains(a) && $0.contains(b) }
  }

  private static let undetermined: Set<String> = ["und", "mul", "mis", "zxx"]
  /// Languages that look alike; Japanese and Korean may be all Chinese characters.
  private static let near: [Set<String>] = [
    ["hr", "sl", "sr"], ["bg", "mk", "sr"], ["be", "uk", "ru"], ["id", "ms"], ["da", "no"],
    ["cs", "sk"], ["hi", "mr", "ne"], ["ja", "zh"], ["ko", "zh"],
  ]
  private static let otherNames = [
    "bs": "hr", "cmn": "zh", "fil": "tl", "in": "id", "iw": "he", "mo": "ro", "nb": "no",
    "nn": "no", "sh": "hr",
  ]
}
