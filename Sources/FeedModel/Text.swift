/// A text construct: words of a publisher that are plain or marked up, and known to be which.
///
/// Markup is held sanitised and only once; its plain text is calculated where it is needed.
/// Source: RFC 4287 section 3.1.
public struct Text: Sendable, Hashable, Codable {
  /// What the value is.
  public enum Kind: Sendable, Hashable, Codable {
    /// Plain text: a `<` in it is a `<`.
    case text
    /// Sanitised HTML.
    case html
    /// Sanitised HTML that came as XHTML.
    case xhtml
    /// Content of another media type (lower case), such as `image/svg+xml`; the value is its text.
    case media(String)
  }

  public var kind: Kind
  /// The plain text, or the sanitised markup, as ``kind`` says.
  public var value: String
  /// The language (BCP 47) in force where it stood.
  public var language: String?
  /// The base URL in force where it stood.
  public var base: String?
  /// Where the content is instead (Atom's `content src`).
  public var source: String?

  public init(
    _ value: String, kind: Kind = .text, language: String? = nil, base: String? = nil,
    source: String? = nil
  ) {
    self.kind = kind
    self.value = value
    self.language = language
    self.base = base
    self.source = source
  }

  /// Whether the value is HTML.
  public var isMarkup: Bool { kind == .html || kind == .xhtml }
  /// Whether nothing is in it.
  public var isEmpty: Bool { value.isEmpty && source == nil }
}
