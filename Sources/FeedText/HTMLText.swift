import FeedModel
import XML

/// The text of markup, read in one pass over its bytes without building a tree.
public enum HTMLText {
  /// The text content of sanitised markup: references decoded, runs of white space one space, trimmed.
  ///
  /// What `HTMLSanitizer` removes with all that it holds is left out, comments too. Text of two
  /// blocks that touch, touches: `<p>a</p><p>b</p>` gives `ab`, as in a browser's `textContent`.
  public static func plainText(of html: String) -> String { text(of: html, parting: []) }

  /// The text as people read it: blocks, table cells and line breaks part words.
  public static func readableText(of html: String) -> String {
    text(of: html, parting: partingElements)
  }

  /// The text with its character references decoded as browsers do, and nothing else changed.
  public static func decodeReferences(_ text: String) -> String {
    guard text.hasByte(UInt8(ascii: "&")) else { return text }
    return String(decoding: HTMLReference.decode(Array(text.utf8)[...]), as: UTF8.self)
  }

  private static func text(of html: String, parting: HTMLElementSet) -> String {
    var tokenizer = HTMLTokenizer(html, skipping: HTMLSanitizer.removedElements)
    var text = FoldedText()
    while let token = tokenizer.next() {
      switch token {
      case .text(let bytes): text.append(bytes, decodingReferences: true)
      case .rawText(let bytes): text.append(bytes, decodingReferences: false)
      case .startTag(let tag): if parting.contains(tag.name) { text.appendSpace() }
      case .endTag(let name): if parting.contains(name) { text.appendSpace() }
      case .comment: continue
      }
    }
    return text.string
  }

  private static let partingElements: HTMLElementSet = [
    "address", "article", "aside", "audio", "blockquote", "body", "br", "button", "caption",
    "center", "col", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup",
    "hr",
    "html", "img", "input", "legend", "li", "listing", "main", "menu", "multicol", "nav", "ol",
    "optgroup", "option", "p", "picture", "plaintext", "pre", "search", "section", "select",
    "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr", "ul",
    "video", "xmp",
  ]
}

/// Text under construction in which a run of white space is one space, with none at the ends.
private struct FoldedText {
  private var bytes: [UInt8] = []
  private var isSpacePending = false

  var string: String { String(utf8: bytes) }

  mutating func appendSpace() { isSpacePending = true }

  mutating func append(_ text: ArraySlice<UInt8>, decodingReferences: Bool) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte <= 0x20 {
        isSpacePending = true
        index += 1
      } else if byte == UInt8(ascii: "&"), decodingReferences,
        let match = HTMLReference.match(in: text, at: index)
      {
        append(decoded: match.text)
        index = match.end
      } else if isNoBreakSpace(text, at: index) {
        isSpacePending = true
        index += 2
      } else {
        let start = index
        index += 1
        while index < text.endIndex, !endsRun(text[index]) { index += 1 }
        appendRun(text[start..<index])
      }
    }
  }

  private mutating func append(decoded text: String) {
    if text == "\u{A0}" || text.utf8.allSatisfy({ $0 <= 0x20 }) {
      isSpacePending = true
    } else {
      appendSpaceIfPending()
      bytes += text.utf8
    }
  }

  private mutating func appendRun(_ run: ArraySlice<UInt8>) {
    appendSpaceIfPending()
    bytes += run
  }

  private mutating func appendSpaceIfPending() {
    if isSpacePending, !bytes.isEmpty { bytes.append(0x20) }
    isSpacePending = false
  }

  private func endsRun(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "&") || byte == 0xC2
  }

  /// U+00A0, which publishers use for layout and nobody can see.
  private func isNoBreakSpace(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
    text[index] == 0xC2 && index + 1 < text.endIndex && text[index + 1] == 0xA0
  }
}
