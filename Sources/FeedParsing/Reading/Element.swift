import FeedModel
import FeedText
import XML

/// What is in force where an element stands.
struct Scope {
  /// The language; empty where `xml:lang=""` took it away, nil where nobody said.
  var language: String?
  /// The base URL.
  var base: String?

  /// The scope inside an element.
  func inside(_ tag: XMLElement) -> Scope {
    guard !tag.attributes.isEmpty else { return self }
    var scope = self
    if let language = tag.attribute(prefix: "xml", "lang") {
      scope.language = LanguageTag.canonical(language)
    }
    if let reference = tag.attribute(prefix: "xml", "base"),
      let base = URLReference.resolve(Self.corrected(reference), against: base)
    {
      scope.base = base
    }
    return scope
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
  let name: ElementName
  let tag: XMLElement
  let scope: Scope
  let document: DocumentContext

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
  /// The format, as soon as the root element is known.
  var format = ""
  /// The page an RSS channel belongs to, where no other base is known.
  var fallbackBase: String?
  private(set) var warnings: [String] = []
  private static let mostWarnings = 50

  init(feed: FeedURL) { self.feed = feed }

  /// Whether the document is in Atom 0.3 or before.
  var isOldAtom: Bool { format.hasPrefix("atom") && format != "atom10" }

  /// Takes note of something wrong.
  func warn(_ text: String) {
    guard warnings.count < Self.mostWarnings else { return }
    warnings.append(text)
  }
}

extension StringProtocol {
  /// The text without white space at its ends; nil if nothing is left.
  var trimmed: String? {
    let text = trimmingASCIIWhitespace()
    return text.isEmpty ? nil : text
  }
}
