import XML

/// Writes HTML that every parser reads in the same way.
struct HTMLWriter {
  private var bytes: [UInt8] = []

  init(reserving count: Int) {
    bytes.reserveCapacity(count)
  }

  var html: String { String(decoding: bytes, as: UTF8.self) }

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
    for (index, byte) in zip(text.indices, text) {
      guard let escape = Self.escape(for: byte, isQuoted: escapingQuotes) else { continue }
      bytes += text[start..<index]
      bytes += escape
      start = index + 1
    }
    bytes += text[start...]
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
