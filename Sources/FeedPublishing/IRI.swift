import FeedModel

/// Addresses fit to be written into a feed.
enum IRI {
  /// The address with what an IRI must not hold percent-encoded; nil if it is no http or https
  /// address with a host, nor another absolute address.
  ///
  /// Source: RFC 3987 section 2.2.
  static func absolute(_ address: String?) -> String? {
    guard let address = address?.trimmingASCIIWhitespace(), isAbsolute(address),
      !isOfWeb(address) || CanonicalURL(address) != nil
    else { return nil }
    return encoded(address)
  }

  /// The same for http and https only.
  static func web(_ address: String?) -> String? {
    guard let address = absolute(address), isOfWeb(address) else { return nil }
    return address
  }

  private static func isOfWeb(_ address: String) -> Bool {
    let scheme = address.prefix { $0 != ":" }.lowercasedASCII()
    return scheme == "http" || scheme == "https"
  }

  private static func isAbsolute(_ address: String) -> Bool {
    let scheme = address.utf8.prefix { $0 != UInt8(ascii: ":") }
    guard scheme.count > 1, scheme.count < address.utf8.count, let first = scheme.first else {
      return false
    }
    let isLetter = (0x61...0x7A).contains(first | 0x20)
    return isLetter
      && scheme.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
      }
  }

  private static func encoded(_ address: String) -> String {
    let bytes = Array(address.utf8)
    var result: [UInt8] = []
    var hasFragment = false
    for (place, byte) in bytes.enumerated() {
      let isSecondFragment = byte == UInt8(ascii: "#") && hasFragment
      hasFragment = hasFragment || byte == UInt8(ascii: "#")
      let isBarePercent = byte == UInt8(ascii: "%") && !isHexPair(bytes, at: place + 1)
      if byte <= 0x20 || byte == 0x7F || forbidden.contains(byte) || isSecondFragment
        || isBarePercent
      {
        result += Array("%".utf8) + [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isHexPair(_ bytes: [UInt8], at place: Int) -> Bool {
    place + 1 < bytes.count && bytes[place...(place + 1)].allSatisfy { isHexDigit($0) }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  private static let forbidden = Set("<>\"{}|\\^`".utf8)
  private static let hexDigits = Array("0123456789ABCDEF".utf8)
}
