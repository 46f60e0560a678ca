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
    // Zeros are left out so that a declaration in UTF-16 is read too.
    let text = String(decoding: bytes.filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)
    guard let start = text.firstRange(ofASCII: "<?xml"), let end = text.firstRange(ofASCII: "?>"),
      start.upperBound < end.lowerBound
    else { return nil }
    let declaration = text[start.upperBound..<end.lowerBound]
    guard let name = declaration.firstRange(ofASCII: "encoding") else { return nil }
    let value = declaration[name.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\t" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return value.dropFirst().prefix { $0 != quote }.trimmed
  }
}
