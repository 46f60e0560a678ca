import FeedModel
import FeedText
import FoundationEssentials
import XML

/// The content of an element, with the element.
struct Content {
  let value: String
  /// Whether there were elements in it.
  let hasElements: Bool
  let element: Element

  /// The content as plain text: every `<` is a `<`.
  func plain() -> Text? {
    guard let text = value.trimmed else { return nil }
    return Text(text, language: element.scope.language, base: element.base)
  }

  /// The content as HTML, sanitised.
  func html(kind: Text.Kind = .html) -> Text? {
    guard let markup = value.trimmed else { return nil }
    guard element.document.sanitizes else {
      return Text(markup, kind: kind, language: element.scope.language, base: element.base)
    }
    let sanitizer = element.document.sanitizer(base: element.base)
    guard let clean = sanitizer.sanitize(markup).trimmed else { return nil }
    return Text(clean, kind: kind, language: element.scope.language, base: element.base)
  }

  /// The content as HTML if it looks like HTML, else as plain text.
  func guessed() -> Text? { MarkupGuess.isMarkup(value) ? html() : plain() }

  /// The content as an absolute URL.
  var url: String? { element.url(value) }

  /// The content as a date; a warning if it is none.
  var date: Date? {
    guard let text = value.trimmed else { return nil }
    if let date = Date(lenient: text) { return date }
    element.document.warn("line \(element.tag.line): no date: \(text.prefix(60))")
    return nil
  }
}

/// Whether a text of which nobody said what it is looks like HTML.
///
/// It does if it has a closing tag of an HTML element, or a reference to a character.
enum MarkupGuess {
  static func isMarkup(_ text: String) -> Bool {
    guard hasSign(text) else { return false }
    let bytes = text.utf8
    var index = bytes.startIndex
    while let sign = bytes[index...].firstIndex(where: { $0 == 0x3C || $0 == 0x26 }) {
      let rest = text[bytes.index(after: sign)...]
      if bytes[sign] == 0x3C ? startsWithClosingTag(rest) : startsWithReference(rest) {
        return true
      }
      index = bytes.index(after: sign)
    }
    return false
  }

  /// Whether there is a `<` or a `&` at all; most headlines have none.
  private static func hasSign(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for index in bytes.indices where bytes[index] == 0x3C || bytes[index] == 0x26 { return true }
    return false
  }

  private static func startsWithClosingTag(_ text: Substring) -> Bool {
    guard text.utf8.first == 0x2F else { return false }
    let name = text.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard elements.contains(name.lowercased()) else { return false }
    return text.dropFirst(1 + name.count).drop { $0.isWhitespace }.first == ">"
  }

  private static func startsWithReference(_ text: Substring) -> Bool {
    let name = text.prefix(32).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
    guard !name.isEmpty, text.dropFirst(name.count).first == ";" else { return false }
    let reference = "&\(name);"
    return HTMLText.decodeReferences(reference) != reference
  }

  /// The elements of HTML that text is marked up with.
  private static let elements: Set<String> = [
    "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big",
    "blockquote", "body", "button", "canvas", "caption", "center", "cite", "code", "dd", "del",
    "details", "dfn", "dir", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "font",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "i", "ins", "kbd",
    "label", "legend", "li", "main", "mark", "menu", "nav", "noscript", "object", "ol", "option",
    "p", "pre", "q", "s", "samp", "script", "section", "select", "small", "span", "strike",
    "strong", "style", "sub", "summary", "sup", "table", "tbody", "td", "textarea", "tfoot", "th",
    "thead", "time", "tr", "tt", "u", "ul", "var", "video", "iframe", "applet", "embed", "blink",
  ]
}
