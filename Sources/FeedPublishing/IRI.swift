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
  ///
  /// Complexity: O(n), without copying where there is nothing to encode, as in nearly all addresses.
  static func web(_ address: String?) -> String? {
    if let address, isPlainWeb(address.utf8.span) { return address }
    guard let address = absolute(address), isOfWeb(address) else { return nil }
    return address
  }

  /// Whether an address begins with `http://` or `https://` and a host of letters, digits, hyphens and
  /// dots, and has nothing in it to encode.
  private static func isPlainWeb(_ bytes: Span<UInt8>) -> Bool {
    guard let start = [secure, insecure].first(where: { bytes.begins(with: $0) })?.count,
      start < bytes.count, isAlphanumeric(bytes[start])
    else { return false }
    var place = start
    while place < bytes.count, isAlphanumeric(bytes[place]) || "-.".utf8.contains(bytes[place]) {
      place += 1
    }
    guard isAlphanumeric(bytes[place - 1]), place == bytes.count || bytes[place] == 0x2F else {
      return false
    }
    for place in place..<bytes.count {
      switch bytes[place] {
      case 0x21, 0x24, 0x26...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: continue
      default: return false
      }
    }
    return true
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static let secure = Array("https://".utf8)
  private static let insecure = Array("http://".utf8)

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

extension Span<UInt8> {
  fileprivate func begins(with bytes: [UInt8]) -> Bool {
    guard count >= bytes.count else { return false }
    for place in bytes.indices where self[place] != bytes[place] { return false }
    return true
  }
}
