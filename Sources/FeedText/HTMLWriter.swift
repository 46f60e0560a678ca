import XML

/// Writes HTML that every parser reads in the same way.
struct HTMLWriter {
  private var bytes: [UInt8] = []

  init(reserving count: Int) {
    bytes.reserveCapacity(count)
  }

  var html: String { String(utf8: bytes) }

  /// Begins a start tag, which `endStartTag` ends.
  mutating func beginStartTag(_ name: HTMLName) {
    bytes.append(UInt8(ascii: "<"))
    bytes += name.text.utf8
  }

  mutating func writeAttribute(_ name: String, value: ArraySlice<UInt8>) {
    bytes.append(0x20)
    bytes += name.utf8
    bytes += Self.valueStart
    writeEscaped(value)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Ends a start tag; an element that only we know to be void gets an end tag too.
  mutating func endStartTag(_ name: HTMLName) {
    bytes.append(UInt8(ascii: ">"))
    if name.isVoid, !Self.voidElements.contains(name) { writeEndTag(name) }
  }

  mutating func writeEndTag(_ name: HTMLName) {
    bytes += Self.endTagStart
    bytes += name.text.utf8
    bytes.append(UInt8(ascii: ">"))
  }

  /// Writes text or the value of an attribute, in which quotes are escaped too.
  mutating func writeEscaped(_ text: ArraySlice<UInt8>, escapingQuotes: Bool = true) {
    var start = text.startIndex
    let span = text.span
    for offset in span.indices {
      let byte = span[offset]
      guard byte < 0x40, let escape = Self.escape(for: byte, isQuoted: escapingQuotes) else {
        continue
      }
      let index = text.startIndex + offset
      bytes.append(contentsOf: text[start..<index])
      bytes.append(contentsOf: escape)
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  /// Writes text as it stands in markup: a reference is written as what it stands for.
  mutating func writeText(_ text: ArraySlice<UInt8>) {
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let byte = text[index]
      guard byte < 0x40, let escape = Self.escape(for: byte, isQuoted: false) else {
        index += 1
        continue
      }
      bytes.append(contentsOf: text[start..<index])
      if byte == UInt8(ascii: "&"), let match = HTMLReference.match(in: text, at: index) {
        writeEscaped(Array(match.text.utf8)[...], escapingQuotes: false)
        index = match.end
      } else {
        bytes.append(contentsOf: escape)
        index += 1
      }
      start = index
    }
    bytes.append(contentsOf: text[start...])
  }

  private static func escape(for byte: UInt8, isQuoted: Bool) -> [UInt8]? {
    switch byte {
    case UInt8(ascii: "&"): ampersand
    case UInt8(ascii: "<"): lessThan
    case UInt8(ascii: ">"): greaterThan
    case UInt8(ascii: "\"") where isQuoted: quote
    default: nil
    }
  }

  /// Elements that every browser takes for void.
  private static let voidElements: HTMLElementSet = [
    "area", "br", "col", "hr", "img", "input", "source", "track", "wbr",
  ]
  private static let valueStart = Array("=\"".utf8)
  private static let endTagStart = Array("</".utf8)
  private static let ampersand = Array("&amp;".utf8)
  private static let lessThan = Array("&lt;".utf8)
  private static let greaterThan = Array("&gt;".utf8)
  private static let quote = Array("&quot;".utf8)
}
