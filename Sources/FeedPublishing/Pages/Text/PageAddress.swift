import FeedModel

/// A web address that a browser and a validator of HTML take as it stands.
struct PageAddress {
  let text: String

  /// Nil if it is no http or https address, has a host that cannot be one, or is longer than 4 kB.
  ///
  /// Outside of the host all that is not ASCII is percent-encoded, and so are brackets. Source: URL standard, 4.3.
  init?(_ address: String?) {
    if let address, address.utf8.count <= 4096, Self.isPlain(address) {
      text = address
      return
    }
    guard let address = IRI.web(address), address.utf8.count <= 4096,
      let slashes = address.firstRange(ofASCII: "://")
    else { return nil }
    let rest = address[slashes.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard Self.isHost(authority) else { return nil }
    let end = authority.endIndex
    text = String(address[..<end]) + Self.encoded(rest[end...])
  }

  /// The address fit for an attribute.
  var escaped: String { PublishedText.escaped(text) }

  /// Whether an address is one of the usual, with nothing in it to look at twice.
  private static func isPlain(_ address: String) -> Bool {
    let bytes = address.utf8.span
    let start = address.hasPrefix("https://") ? 8 : address.hasPrefix("http://") ? 7 : nil
    guard let start else { return false }
    var (hostEnd, previous) = (0, UInt8(ascii: "."))
    var hasDot = false
    for place in start..<bytes.count {
      let byte = bytes[place]
      switch byte {
      case 0x61...0x7A, 0x30...0x39: break
      case UInt8(ascii: "."), UInt8(ascii: "-"):
        if hostEnd == 0, previous == UInt8(ascii: ".") { return false }
        hasDot = hasDot || byte == UInt8(ascii: ".")
      case UInt8(ascii: "/"): if hostEnd == 0 { hostEnd = place }
      case 0x41...0x5A, UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "?"),
        UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "~"):
        if hostEnd == 0 { return false }
      default: return false
      }
      if hostEnd == 0 { previous = byte }
    }
    return hostEnd > 0 && hasDot && previous != UInt8(ascii: ".")
  }

  /// A path with what is not ASCII, and brackets, percent-encoded.
  static func encoded(_ path: Substring) -> String {
    guard path.utf8.contains(where: needsCode) else { return String(path) }
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if needsCode(byte) {
        bytes += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func needsCode(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)

  /// Whether a name and a port are what they should be: without a user, whom browsers would hide.
  private static func isHost(_ authority: Substring) -> Bool {
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty, parts.count <= 2, !name.hasPrefix("."),
      !name.hasPrefix("-")
    else { return false }
    let isName = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "." || $0 == "-"
    }
    return isName && !name.contains("..")
      && (parts.count == 1 || parts[1].isEmpty || UInt16(parts[1]) != nil)
  }
}
