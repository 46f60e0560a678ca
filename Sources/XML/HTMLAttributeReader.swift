/// Reads the attributes of a tag, from behind its name to behind its `>`.
public struct HTMLAttributeReader: Sendable {
  enum End { case open, selfClosing }

  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int
  /// How the tag ends; nil before that, or when the text ends first.
  private(set) var end: End?

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Name and value of the next attribute as they are written; nil at the end of the tag.
  public mutating func next() -> (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    nextRanges().map { (bytes[$0.name], bytes[$0.value]) }
  }

  /// Where name and value of the next attribute stand; nil at the end of the tag.
  mutating func nextRanges() -> (name: Range<Int>, value: Range<Int>)? {
    guard skipToName() else { return nil }
    let start = position
    position += 1  // even a `=` is part of the name when it comes first
    while position < bytes.endIndex, !bytes[position].endsAttributeName { position += 1 }
    let name = start..<position
    skipSpace()
    guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "=") else {
      return (name, name.upperBound..<name.upperBound)
    }
    position += 1
    skipSpace()
    return (name, value())
  }

  private mutating func skipToName() -> Bool {
    var isAfterSlash = false
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") {
        position += 1
        end = isAfterSlash ? .selfClosing : .open
        return false
      }
      guard byte == UInt8(ascii: "/") || byte.isHTMLSpace else { return true }
      isAfterSlash = byte == UInt8(ascii: "/")
      position += 1
    }
    return false
  }

  private mutating func value() -> Range<Int> {
    guard position < bytes.endIndex else { return position..<position }
    let quote = bytes[position]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { position += 1 }
    let start = position
    while position < bytes.endIndex {
      let byte = bytes[position]
      if isQuoted ? byte == quote : byte.isHTMLSpace || byte == UInt8(ascii: ">") { break }
      position += 1
    }
    defer { if isQuoted, position < bytes.endIndex { position += 1 } }
    return start..<position
  }

  private mutating func skipSpace() {
    while position < bytes.endIndex, bytes[position].isHTMLSpace { position += 1 }
  }
}
