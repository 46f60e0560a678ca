import FeedModel
import XML

/// A document as UTF-8, without byte order mark and XML declaration.
struct DecodedDocument {
  var text: UTF8Text
  /// The name of the encoding that was used, lower case.
  var encoding: String
  /// Why the encoding that was announced could not be used as it stood.
  var complaint: String?
  /// How many lines the XML declaration took away.
  var skippedLines = 0
}

/// Finds out a document's encoding and makes it UTF-8.
///
/// Order: byte order mark, HTTP, XML declaration, UTF-8; then what the letters look like, and
/// Windows-1252, in which every document can be read somehow.
enum DocumentEncoding {
  static func decode(_ document: FetchedDocument) -> DecodedDocument {
    let bytes = document.bytes
    var announced: [String] = []
    var start = 0
    if let mark = ByteOrderMark(bytes) {
      announced.append(mark.encoding)
      start = mark.length
    } else if let guess = ByteOrderMark.guess(bytes) {
      announced.append(guess)
    } else if let charset = ContentType(document.contentType).charset {
      announced.append(charset)
    }
    let declared = XMLDeclaration.encoding(in: bytes[start...])
    if let declared { announced.append(declared) }
    var decoded = decode(start == 0 ? bytes : Array(bytes[start...]), announced: announced)
    decoded.removePrologue()
    return decoded
  }

  private static func decode(_ bytes: [UInt8], announced: [String]) -> DecodedDocument {
    for (position, name) in announced.enumerated() {
      guard let text = exact(bytes, EncodingName.canonical(name)) else { continue }
      let isFirst = position == 0
      return DecodedDocument(
        text: text, encoding: EncodingName.canonical(name),
        complaint: isFirst ? nil : "the document is not in \(announced[0])")
    }
    let complaint = announced.first.map { "the document is not in \($0)" }
    if let text = exact(bytes, "utf-8") {
      return DecodedDocument(text: text, encoding: "utf-8", complaint: complaint)
    }
    if UTF8Repair.isMostlyUTF8(bytes) {
      return DecodedDocument(
        text: UTF8Text(repairing: bytes), encoding: "utf-8",
        complaint: "bytes that are no UTF-8 were left out")
    }
    let likely = EncodingDetector.encoding(of: bytes) ?? "windows-1252"
    let decoded = Transcoder.utf8(from: bytes, encoding: EncodingName.forIconv(likely))
    return DecodedDocument(
      text: UTF8Text(repairing: decoded?.utf8 ?? bytes), encoding: likely,
      complaint: complaint ?? "no encoding was declared; it looks like \(likely)")
  }

  /// The text in an encoding; nil if there is something in it that the encoding does not have.
  private static func exact(_ bytes: [UInt8], _ name: String) -> UTF8Text? {
    if name == "utf-8" { return UTF8Text(validating: bytes) }
    guard let result = Transcoder.utf8(from: bytes, encoding: EncodingName.forIconv(name)),
      result.errors == 0 || name == "windows-1252", result.utf8[...].beginsLikeDocument
    else { return nil }
    return UTF8Text(repairing: result.utf8)
  }
}

extension DecodedDocument {
  /// Removes white space and byte order marks at the start, and the XML declaration.
  ///
  /// The declaration's encoding is no longer true, and libxml2 wants nothing before the declaration.
  fileprivate mutating func removePrologue() {
    let bytes = text.bytes
    var start = bytes.startOfText
    if bytes[start...].starts(with: Array("<?xml".utf8)), start + 5 < bytes.endIndex,
      bytes[start + 5].isSpace, let end = bytes[start...].firstIndex(of: 0x3E)
    {
      start = end + 1
    }
    skippedLines = bytes[..<start].count { $0 == 0x0A }
    text.removeFirst(start - bytes.startIndex)
  }
}

extension ArraySlice<UInt8> {
  /// The index of the first byte that is neither white space nor part of a byte order mark.
  var startOfText: Int {
    var start = startIndex
    while start < endIndex {
      if self[start].isSpace || self[start] == 0 {
        start += 1
      } else if self[start...].starts(with: [0xEF, 0xBB, 0xBF]) {
        start += 3
      } else {
        break
      }
    }
    return start
  }

  /// Whether a document can begin so: with a tag or a JSON object.
  fileprivate var beginsLikeDocument: Bool {
    let start = startOfText
    return start == endIndex || self[start] == 0x3C || self[start] == 0x7B || self[start] == 0x5B
  }
}

extension UInt8 {
  /// Whether the byte is white space as XML has it.
  var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
