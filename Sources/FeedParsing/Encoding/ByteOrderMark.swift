/// The bytes with which a document says that it is in Unicode.
struct ByteOrderMark {
  let encoding: String
  let length: Int

  /// The mark a document begins with; nil if it has none.
  init?(_ bytes: [UInt8]) {
    for (mark, encoding) in Self.marks where bytes.starts(with: mark) {
      self.encoding = encoding
      self.length = mark.count
      return
    }
    return nil
  }

  /// The encoding that a `<` and what follows betray; nil if it is one like ASCII.
  static func guess(_ bytes: [UInt8]) -> String? {
    patterns.first { bytes.starts(with: $0.bytes) }?.encoding
  }

  /// Longer ones first, since the mark of UTF-16 also begins that of UTF-32.
  private static let marks: [(bytes: [UInt8], encoding: String)] = [
    ([0xFF, 0xFE, 0, 0], "utf-32le"), ([0, 0, 0xFE, 0xFF], "utf-32be"),
    ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be"),
  ]

  private static let patterns: [(bytes: [UInt8], encoding: String)] = [
    ([0x3C, 0, 0, 0], "utf-32le"), ([0, 0, 0, 0x3C], "utf-32be"),
    ([0x3C, 0, 0x3F, 0], "utf-16le"), ([0, 0x3C, 0, 0x3F], "utf-16be"),
    ([0x3C, 0, 0x72, 0], "utf-16le"), ([0, 0x3C, 0, 0x72], "utf-16be"),
  ]
}
