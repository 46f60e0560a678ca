extension String {
  /// Whether a byte is among those of the text's UTF-8.
  ///
  /// Complexity: O(n).
  public func hasByte(_ byte: UInt8) -> Bool {
    let bytes = utf8.span
    for index in bytes.indices where bytes[index] == byte { return true }
    return false
  }
}

extension StringProtocol {
  /// The text without the ASCII white space (space, tab, LF, FF, CR) at its two ends.
  public func trimmingASCIIWhitespace() -> String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let text = Substring(self)
    guard let first = text.utf8.firstIndex(where: { !isSpace($0) }),
      let last = text.utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first..<text.utf8.index(after: last)])
  }

  /// The first place where an ASCII text stands, byte for byte.
  ///
  /// Complexity: O(n · m), without allocation.
  public func firstRange(ofASCII needle: String) -> Range<Index>? {
    let bytes = utf8
    let wanted = needle.utf8
    var start = bytes.startIndex
    while start != bytes.endIndex {
      var here = start
      var there = wanted.startIndex
      while there != wanted.endIndex, here != bytes.endIndex, bytes[here] == wanted[there] {
        bytes.formIndex(after: &here)
        wanted.formIndex(after: &there)
      }
      if there == wanted.endIndex { return start..<here }
      bytes.formIndex(after: &start)
    }
    return nil
  }

  /// Whether the text begins as the address of something on the web does: `http://` or `https://`.
  public var isWebAddress: Bool {
    let start = prefix(8).lowercasedASCII()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }

  /// The text with A to Z made a to z and nothing else changed.
  public func lowercasedASCII() -> String {
    String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
