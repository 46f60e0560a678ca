import Glibc

/// Looks for start tags that no feed has and that would keep libxml2 busy for minutes.
///
/// libxml2's time for a start tag grows with the square of the number of attributes: 200,000 of them,
/// two megabytes, cost ten seconds. So tags are measured before it sees them. Complexity: O(n).
struct StartTagGuard {
  static let longestTag = 64 * 1024
  static let mostAttributes = 512

  /// The offset of the first absurd start tag; nil if there is none.
  static func absurdTag(in bytes: ArraySlice<UInt8>) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { unsafe absurdTag(in: $0) }
  }

  private static func absurdTag(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var position = 0
    while let open = unsafe bytes.next(0x3C, from: position) {
      guard open + 1 < bytes.count else { return nil }
      switch unsafe bytes[open + 1] {
      case 0x21, 0x3F: position = unsafe end(ofSpecial: open, in: bytes)
      case 0x2F: position = open + 2
      default:
        guard let end = unsafe endOfTag(from: open + 1, in: bytes) else { return open }
        position = end
      }
    }
    return nil
  }

  /// Where a comment, CDATA section, instruction or declaration ends.
  private static func end(
    ofSpecial open: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if unsafe bytes.has("!--", at: open + 1) { return unsafe bytes.after("-->", from: open + 4) }
    if unsafe bytes.has("![CDATA[", at: open + 1) {
      return unsafe bytes.after("]]>", from: open + 9)
    }
    if unsafe bytes.has("?", at: open + 1) { return unsafe bytes.after("?>", from: open + 2) }
    return open + 2
  }

  /// Where a start tag ends, or the next one begins; nil if it is absurd.
  private static func endOfTag(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var position = start
    var quote: UInt8 = 0
    var attributes = 0
    while position < bytes.count {
      let byte = unsafe bytes[position]
      if byte == 0x3C { return position }
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        return position + 1
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3D {
        attributes += 1
        if attributes > mostAttributes { return nil }
      }
      position += 1
      if position - start > longestTag { return nil }
    }
    return position
  }
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
  /// The offset of the next byte of a value.
  fileprivate func next(_ byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress, start < count,
      let found = unsafe memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether an ASCII text stands at an offset.
  fileprivate func has(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<text.utf8CodeUnitCount
    where unsafe self[start + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The offset behind the next place where an ASCII text stands, or the end.
  fileprivate func after(_ text: StaticString, from start: Int) -> Int {
    var position = start
    while let candidate = unsafe next(unsafe text.utf8Start[0], from: position) {
      if unsafe has(text, at: candidate) { return candidate + text.utf8CodeUnitCount }
      position = candidate + 1
    }
    return count
  }
}
