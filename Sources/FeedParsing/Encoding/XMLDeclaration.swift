import FeedModel
import XML

/// The first line of a document in XML.
enum XMLDeclaration {
  /// The encoding it names; nil if there is no declaration or it names none.
  static func encoding(in bytes: ArraySlice<UInt8>) -> String? {
    if let name = encoding(inASCII: bytes.prefix(1024)) { return name }
    // `<?xml` in EBCDIC, of which all variants agree on these letters.
    guard bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94, 0x93]) else { return nil }
    let text = Transcoder.utf8(from: Array(bytes.prefix(256)), encoding: "IBM037")?.utf8 ?? []
    return encoding(inASCII: text[...])
  }

  private static func encoding(inASCII bytes: ArraySlice<UInt8>) -> String? {
    guard let end = bytes.indices.first(where: { bytes[$0] == 0x3F && isEnd(bytes[$0...]) }) else {
      return nil
    }
    // Zeros are left out so that a declaration in UTF-16 is read too.
    let text = bytes[..<end].filter { $0 != 0 && $0 < 0x80 }[...]
    guard let declaration = text.after(Array("<?xml".utf8)),
      let name = declaration.after(Array("encoding".utf8))
    else { return nil }
    let value = name.drop { $0 == 0x3D || $0.isSpace }
    guard let quote = value.first, quote == 0x22 || quote == 0x27 else { return nil }
    return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self).trimmed
  }

  /// Whether `?>` begins here, perhaps in UTF-16.
  private static func isEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.dropFirst().prefix(4).first { $0 != 0 } == 0x3E
  }
}

extension ArraySlice<UInt8> {
  /// What stands behind the first occurrence of a pattern; nil if there is none.
  fileprivate func after(_ pattern: [UInt8]) -> ArraySlice<UInt8>? {
    let start = indices.first { self[$0] == pattern[0] && self[$0...].starts(with: pattern) }
    return start.map { self[($0 + pattern.count)...] }
  }
}
