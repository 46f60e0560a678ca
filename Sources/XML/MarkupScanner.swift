import Glibc

/// Goes through the markup of a document, piece by piece, and over the texts between.
///
/// Complexity: O(n) for a whole document.
@safe
struct MarkupScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  static let longestTag = 64 * 1024
  static let mostAttributes = 512

  init(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

  /// The next piece of markup; nil where there is none any more.
  mutating func next() -> Markup? {
    guard let open = unsafe bytes.next(0x3C, from: position), unsafe open + 1 < bytes.count else {
      return nil
    }
    let markup =
      switch unsafe bytes[open + 1] {
      case 0x21, 0x3F: special(at: open)
      case 0x2F: endTag(at: open)
      default: startTag(at: open)
      }
    position = markup.end
    return markup
  }

  /// A comment, CDATA section, instruction or declaration.
  private func special(at open: Int) -> Markup {
    let (kind, begin, close): (Markup.Kind, Int, StaticString) =
      if unsafe bytes.has("!--", at: open + 1) {
        (.other, open + 4, "-->")
      } else if unsafe bytes.has("![CDATA[", at: open + 1) {
        (.section, open + 9, "]]>")
      } else if unsafe bytes.has("?", at: open + 1) {
        (.other, open + 2, "?>")
      } else {
        (.broken, open + 2, "")
      }
    if kind == .broken { return Markup(kind: .broken, start: open, end: begin) }
    guard let end = unsafe bytes.after(close, from: begin) else {
      return unsafe Markup(kind: .broken, start: open, end: bytes.count)
    }
    return Markup(kind: kind, start: open, end: end)
  }

  private func endTag(at open: Int) -> Markup {
    guard let close = unsafe bytes.next(0x3E, from: open + 2),
      unsafe bytes.next(0x3C, from: open + 2, to: close) == nil
    else { return Markup(kind: .broken, start: open, end: open + 2) }
    return Markup(kind: .other, start: open, end: close + 1)
  }

  /// A start tag; it is broken where the next one begins in it.
  private func startTag(at open: Int) -> Markup {
    if let end = endOfPlainTag(at: open) { return Markup(kind: .startTag, start: open, end: end) }
    var position = open + 1
    var quote: UInt8 = 0
    var attributes = 0
    while unsafe position < bytes.count {
      let byte = unsafe bytes[position]
      if byte == 0x3C { break }
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        return Markup(kind: .startTag, start: open, end: position + 1)
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3D {
        attributes += 1
      }
      position += 1
      if position - open > Self.longestTag || attributes > Self.mostAttributes {
        return Markup(kind: .absurdTag, start: open, end: position)
      }
    }
    return Markup(kind: .broken, start: open, end: position)
  }

  /// Where a short start tag without attributes ends, as most do; nil if it is another.
  private func endOfPlainTag(at open: Int) -> Int? {
    for position in unsafe (open + 1)..<min(bytes.count, open + 64) {
      let byte = unsafe bytes[position]
      if byte == 0x3E { return position + 1 }
      // White space and quotes, `<` and `=`.
      if byte < 0x28 || byte == 0x3C || byte == 0x3D { return nil }
    }
    return nil
  }
}

/// A piece of a document's markup: what it is, and from where to where it goes.
struct Markup {
  enum Kind {
    /// A start tag, or that of an empty element.
    case startTag
    /// A CDATA section that is closed.
    case section
    /// An end tag, a comment, an instruction.
    case other
    /// A declaration, or something that is not closed.
    case broken
    /// A start tag that is too long or has too many attributes.
    case absurdTag
  }

  let kind: Kind
  let start: Int
  let end: Int
}

extension [UInt8] {
  /// The offset of the next byte of a value; nil if there is none.
  func position(of byte: UInt8, from start: Int) -> Int? {
    unsafe withUnsafeBufferPointer { unsafe $0.next(byte, from: start) }
  }
}

extension ArraySlice<UInt8> {
  /// Whether a byte of value zero is among the bytes.
  var hasZero: Bool { unsafe withUnsafeBufferPointer { unsafe $0.next(0, from: 0) } != nil }
}

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the next byte of a value, before an end.
  func next(_ byte: UInt8, from start: Int, to end: Int? = nil) -> Int? {
    let end = end ?? count
    guard let base = baseAddress, start < end,
      let found = unsafe memchr(base + start, Int32(byte), end - start)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether an ASCII text stands at an offset.
  func has(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<text.utf8CodeUnitCount
    where unsafe self[start + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The offset behind the next place where an ASCII text stands; nil if there is none.
  func after(_ text: StaticString, from start: Int, to end: Int? = nil) -> Int? {
    var position = start
    while let candidate = unsafe next(unsafe text.utf8Start[0], from: position, to: end) {
      if unsafe has(text, at: candidate) { return candidate + text.utf8CodeUnitCount }
      position = candidate + 1
    }
    return nil
  }
}
