import FeedModel
import FeedText
import FoundationEssentials
import XML

/// Atom's text constructs and contents, whose start tags say what is in them.
///
/// Source: RFC 4287 sections 3.1 and 4.1.3; the drafts up to 0.3 add `mode`.
enum AtomText {
  /// How the content of an element is wanted.
  static let form: @Sendable (Element) -> XMLContent = { element in
    switch kind(of: element) {
    case .text: .textOrMarkup
    case .media: .text
    case .html: isInline(element) ? .markup : .html
    case .xhtml: .markup
    }
  }

  /// The text construct of an element; nil if nothing is in it.
  static func text(_ content: Content) -> Text? {
    let element = content.element
    var kind = kind(of: element)
    var content = content
    if isBase64(element, kind) {
      guard let decoded = decoded(content.value) else { return nil }
      content = Content(value: decoded, hasElements: false, element: element)
    }
    if element["mode"]?.lowercased() == "escaped", kind == .xhtml { kind = .html }
    guard var text = text(content, kind: kind) ?? source(of: element, kind: kind) else {
      return nil
    }
    text.source = element.url(element["src"])
    return text
  }

  private static func text(_ content: Content, kind: Text.Kind) -> Text? {
    switch kind {
    case .text:
      return content.hasElements || content.isUnmarkedHTML ? content.html() : content.plain()
    case .media:
      var text = content.plain()
      text?.kind = kind
      return text
    case .html:
      return (content.hasElements ? content.unwrapped : content).html()
    case .xhtml:
      return content.unwrapped.html(kind: .xhtml)
    }
  }

  /// Content that is elsewhere.
  private static func source(of element: Element, kind: Text.Kind) -> Text? {
    guard element["src"] != nil else { return nil }
    return Text("", kind: kind, language: element.scope.language, base: element.base)
  }

  /// What an element says its content is.
  private static func kind(of element: Element) -> Text.Kind {
    guard let declared = element["type"] else { return .text }
    let type = declared.prefix { $0 != ";" }.trimmingASCIIWhitespace().lowercased()
    switch type {
    case "text", "text/plain", "plain": return .text
    case "html", "text/html": return .html
    case "xhtml", "application/xhtml+xml", "application/xhtml": return .xhtml
    default: return type.hasPrefix("text/") ? .text : .media(type)
    }
  }

  /// Whether markup stands as elements, as it does in Atom 0.3 if nothing is said.
  private static func isInline(_ element: Element) -> Bool {
    switch element["mode"]?.lowercased() {
    case "xml": true
    case nil: element.document.isOldAtom && element["type"]?.contains("/") == true
    default: false
    }
  }

  private static func isBase64(_ element: Element, _ kind: Text.Kind) -> Bool {
    if let mode = element["mode"]?.lowercased() { return mode == "base64" }
    guard case .media(let type) = kind, !element.document.isOldAtom else { return false }
    return !type.hasSuffix("+xml") && !type.hasSuffix("/xml")
  }

  /// The text in base64; nil if it is none, or no text.
  private static func decoded(_ base64: String) -> String? {
    guard let data = Data(base64Encoded: base64, options: .ignoreUnknownCharacters),
      let text = String(validating: data, as: UTF8.self), !text.utf8.contains(0)
    else { return nil }
    return text
  }
}

extension Content {
  /// The content without the `div` that Atom 1.0 wants around XHTML.
  fileprivate var unwrapped: Content {
    if element.document.isOldAtom { return self }
    let inner = InnerDivision.content(of: value)
    return Content(value: inner, hasElements: hasElements, element: element)
  }

  /// Whether a content of which nothing is said is clearly meant to be HTML: feeds of Adobe's blog.
  fileprivate var isUnmarkedHTML: Bool {
    element.name.local == "content" && element["type"] == nil && !element.document.isOldAtom
      && value.trimmed?.first == "<" && MarkupGuess.isMarkup(value)
  }
}

/// The `div` that XHTML content is wrapped in and that is no part of it.
enum InnerDivision {
  /// The markup without the element `div` around it, if there is one around all of it.
  static func content(of markup: String) -> String {
    let text = markup.trimmingASCIIWhitespace()
    guard text.hasPrefix("<div"), text.hasSuffix("</div>"), let end = text.firstIndex(of: ">"),
      text.dropFirst(4).first.map({ $0 == ">" || $0.isWhitespace }) == true
    else { return markup }
    let inner = text[text.index(after: end)...].dropLast(6)
    return isBalanced(inner) ? String(inner) : markup
  }

  /// Whether no `div` is closed that was not opened.
  private static func isBalanced(_ markup: Substring) -> Bool {
    var depth = 0
    for part in markup.split(separator: "<", omittingEmptySubsequences: true) {
      if part.hasPrefix("/div>") { depth -= 1 }
      if part.hasPrefix("div>") || part.hasPrefix("div ") { depth += 1 }
      if depth < 0 { return false }
    }
    return true
  }
}
