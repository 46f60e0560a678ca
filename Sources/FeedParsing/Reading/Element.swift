import FeedModel
import FeedText
import XML

/// What is in force where an element stands.
final class Scope {
  /// The language; empty where `xml:lang=""` took it away, nil where nobody said.
  let language: String?
  /// The base URL.
  let base: String?
  let document: DocumentContext

  init(language: String? = nil, base: String? = nil, document: DocumentContext) {
    self.language = language
    self.base = base
    self.document = document
  }

  /// The scope inside an element.
  func inside(_ tag: XMLElement) -> Scope {
    let language = tag.attribute(prefix: "xml", "lang").map(LanguageTag.canonical)
    let base = tag.attribute(prefix: "xml", "base").flatMap {
      URLReference.resolve(Self.corrected($0), against: self.base)
    }
    if language == nil, base == nil { return self }
    return Scope(
      language: language ?? self.language, base: base ?? self.base, document: document)
  }

  /// The reference without slashes too many behind the scheme.
  private static func corrected(_ reference: String) -> String {
    let reference = reference.trimmingASCIIWhitespace()
    guard let scheme = reference.firstRange(ofASCII: ":///"), reference.isWebAddress else {
      return reference
    }
    return reference[..<scheme.lowerBound] + "://"
      + reference[scheme.upperBound...].drop { $0 == "/" }
  }
}

/// Tags of languages, BCP 47.
enum LanguageTag {
  /// The tag with hyphens, trimmed.
  static func canonical(_ tag: String) -> String {
    String(tag.trimmingASCIIWhitespace().map { $0 == "_" ? "-" : $0 })
  }
}

/// An element as the rules of a format see it.
struct Element {
  let known: KnownName
  let tag: XMLElement
  let scope: Scope

  var document: DocumentContext { scope.document }

  var name: ElementName { known.name }

  /// The trimmed value of an attribute; nil if it is missing or empty.
  subscript(name: String) -> String? { tag[name]?.trimmed }

  /// The trimmed value of `rdf:NAME`, nil if it is missing or empty.
  func rdf(_ name: String) -> String? { tag.attribute(prefix: "rdf", name)?.trimmed }

  /// The base URL in force: that of the element, else (in RSS) the channel's page.
  var base: String? { scope.base ?? document.fallbackBase }

  /// What an empty reference that is written out means: the base.
  var emptyReference: String? { tag["href"] == nil ? nil : scope.base }

  /// A reference made absolute where a base is known; nil if it is empty or of a script scheme.
  func url(_ reference: String?) -> String? {
    guard let reference = reference?.trimmed else { return nil }
    return URLReference.resolve(reference, against: base)
  }
}

/// What belongs to a document as a whole while it is read.
final class DocumentContext {
  let feed: FeedURL
  /// Whether markup is made safe.
  let sanitizes: Bool
  /// The identities of the feed's entries.
  let ids: Entry.IDs
  /// The format, as soon as the root element is known.
  var format = ""
  /// The page an RSS channel belongs to, where no other base is known.
  var fallbackBase: String?
  private(set) var warnings: [String] = []
  private var lastSanitizer: (base: String?, sanitizer: HTMLSanitizer)?
  private static let mostWarnings = 50

  init(feed: FeedURL, sanitizes: Bool) {
    self.feed = feed
    ids = Entry.IDs(feed: feed)
    self.sanitizes = sanitizes
  }

  /// The sanitiser of a base; the one used last is kept, since a document rarely has several.
  func sanitizer(base: String?) -> HTMLSanitizer {
    if let (known, sanitizer) = lastSanitizer, known == base { return sanitizer }
    let sanitizer = HTMLSanitizer(base: base)
    lastSanitizer = (base, sanitizer)
    return sanitizer
  }

  /// Whether the document is in Atom 0.3 or before.
  var isOldAtom: Bool { format.hasPrefix("atom") && format != "atom10" }

  /// Takes note of something wrong.
  func warn(_ text: String) {
    guard warnings.count < Self.mostWarnings else { return }
    warnings.append(text)
  }
}

extension String {
  /// The text without white space at its ends; nil if nothing is left.
  ///
  /// What the XML room hands on has none, and is not copied.
  var trimmed: String? {
    let bytes = utf8.span
    if bytes.isEmpty { return nil }
    if bytes[0] > 0x20, bytes[bytes.count - 1] > 0x20 { return self }
    return self[...].trimmed
  }
}

extension Substring {
  /// The text without white space at its ends; nil if nothing is left.
  var trimmed: String? {
    let text = trimmingASCIIWhitespace()
    return text.isEmpty ? nil : text
  }
}
