/// A piece of an HTML text.
public enum HTMLToken: Sendable {
  case startTag(HTMLStartTag)
  case endTag(HTMLName)
  /// Text in which character references stand for characters.
  case text(ArraySlice<UInt8>)
  /// Text in which they do not: what a script, a style sheet or `<xmp>` holds.
  case rawText(ArraySlice<UInt8>)
  case comment(ArraySlice<UInt8>)
}

/// Cuts an HTML text into tokens where a browser cuts it.
///
/// The rules are those of the HTML standard, 13.2.5, in one pass over the bytes and in linear time
/// whatever the input: libxml2's HTML parser takes 7 s for 350 kB of unclosed tags and 6 s for 500 kB
/// of attributes, and cuts comments and raw text in places where browsers do not.
///
/// Not as in the standard: control characters, doctypes, processing instructions and CDATA sections
/// are left out, `<x/>` is empty whatever x is (XHTML in feeds), and an unfinished `<!` is text.
public struct HTMLTokenizer: Sendable {
  let bytes: [UInt8]
  var position = 0
  /// Set when nothing after `position` ends a declaration, so that it is looked for only once.
  var isWithoutDeclarationEnd = false
  var isWithoutSectionEnd = false
  private let skippedNames: HTMLElementSet
  /// Skipped elements that have a start tag without an end tag: only their tags are left out.
  private var unclosedNames: HTMLElementSet = []
  private var skipped: Skipped?
  private var rawElement: HTMLName?

  /// The tokens of a text, without the named elements and all that they hold.
  public init(_ html: String, skipping names: HTMLElementSet = []) {
    bytes = Self.withoutControls(Array(html.utf8))
    skippedNames = names
  }

  /// The next token; nil at the end.
  public mutating func next() -> HTMLToken? {
    while true {
      if let token = scan() {
        if isKept(token) { return token }
      } else if let skipped, !skipped.name.traits.contains(.rawText) {
        unclosedNames.insert(skipped.name)
        position = skipped.start
        self.skipped = nil
      } else {
        return nil
      }
    }
  }

  private mutating func isKept(_ token: HTMLToken) -> Bool {
    switch token {
    case .startTag(let tag): isKept(tag)
    case .endTag(let name): isKept(endTag: name)
    case .text, .rawText, .comment: skipped == nil
    }
  }

  private mutating func isKept(_ tag: HTMLStartTag) -> Bool {
    if let skipped {
      if tag.name == skipped.name, !tag.isEmpty { self.skipped?.depth += 1 }
      return false
    }
    guard skippedNames.contains(tag.name) else { return true }
    if !tag.isEmpty, !unclosedNames.contains(tag.name) {
      skipped = Skipped(name: tag.name, start: position)
    }
    return false
  }

  private mutating func isKept(endTag name: HTMLName) -> Bool {
    guard let skipped else { return !skippedNames.contains(name) }
    if name == skipped.name { self.skipped = skipped.depth == 1 ? nil : skipped.oneLess }
    return false
  }

  /// An element that is being skipped.
  private struct Skipped {
    let name: HTMLName
    /// Where its content starts, to go back to when it turns out to have no end.
    let start: Int
    var depth = 1

    var oneLess: Skipped { Skipped(name: name, start: start, depth: depth - 1) }
  }

  private mutating func scan() -> HTMLToken? {
    if let name = rawElement {
      rawElement = nil
      if let content = rawContent(of: name) { return content }
    }
    while position < bytes.count {
      let start = position
      guard bytes[position] == .lessThan else { return text(from: start) }
      switch markup() {
      case .token(let token): return token
      case .nothing: continue
      case .text:
        position = start + 1
        return text(from: start)
      }
    }
    return nil
  }

  private mutating func text(from start: Int) -> HTMLToken {
    position = bytes.position(of: .lessThan, from: position) ?? bytes.count
    return .text(bytes[start..<position])
  }

  /// A start tag at `position`; nil if the text ends inside it.
  mutating func startTag() -> HTMLToken? {
    position += 1
    let name = tagName()
    let attributes = position
    var reader = HTMLAttributeReader(bytes: bytes[position...])
    while reader.nextRanges() != nil {}
    position = reader.position
    guard let end = reader.end else { return nil }
    let tag = HTMLStartTag(
      name: name, source: bytes[attributes..<position], isSelfClosing: end == .selfClosing)
    if !tag.isEmpty, name.traits.contains(.rawText) { rawElement = name }
    return .startTag(tag)
  }

  /// An end tag at `position`; nil if the text ends inside it.
  mutating func endTag() -> HTMLToken? {
    position += 2
    let name = tagName()
    var reader = HTMLAttributeReader(bytes: bytes[position...])
    while reader.nextRanges() != nil {}
    position = reader.position
    return reader.end == nil ? nil : .endTag(name)
  }

  private mutating func tagName() -> HTMLName {
    let start = position
    while position < bytes.count, !bytes[position].endsTagName { position += 1 }
    return HTMLName(bytes[start..<position])
  }

  /// All up to the end tag of a raw text element, or to the end of the text; nil if that is nothing.
  private mutating func rawContent(of name: HTMLName) -> HTMLToken? {
    let start = position
    let isEndless = name.text == "plaintext"
    let endTag = Array("</\(name.text)".utf8)
    while position < bytes.count, isEndless || !isAt(endTag) { position += 1 }
    guard start < position else { return nil }
    let content = bytes[start..<position]
    return name.traits.contains(.references) ? .text(content) : .rawText(content)
  }

  private func isAt(_ endTag: [UInt8]) -> Bool {
    guard bytes[position] == .lessThan, bytes.count - position > endTag.count else { return false }
    for offset in endTag.indices where bytes[position + offset].lowercasedASCII != endTag[offset] {
      return false
    }
    return bytes[position + endTag.count].endsTagName
  }

  /// The bytes without what has no place in XML 1.0 either: C0 controls, U+FFFE and U+FFFF.
  private static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
    guard unsafe bytes.withUnsafeBufferPointer({ unsafe mayHoldControls($0) }) else { return bytes }
    var cleaned: [UInt8] = []
    cleaned.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isNoncharacter =
        byte == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
      if !byte.isForbiddenControl, !isNoncharacter { cleaned.append(byte == 0x0C ? 0x20 : byte) }
      index += isNoncharacter ? 3 : 1
    }
    return cleaned
  }

  private static func mayHoldControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in bytes.indices {
      let byte = unsafe bytes[index]
      if byte < 0x20 ? byte.isForbiddenControl || byte == 0x0C : byte == 0xEF { return true }
    }
    return false
  }
}
