/// Names of media types as feeds may give them.
enum MediaType {
  /// Whether a text is the name of a media type, with parameters or without.
  ///
  /// Source: RFC 9110 section 8.3.1.
  static func isOne(_ text: String) -> Bool {
    let name = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)[0]
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isTokenByte) }
      && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$&^_.+-".utf8.contains(byte)
    }
  }
}
