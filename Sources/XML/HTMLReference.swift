/// Character references of HTML: `&eacute;`, `&#233;`, `&#xE9;`.
///
/// Read as browsers do (HTML standard, 13.2.5.72 to 13.2.5.80): the historic names need no semicolon,
/// 128 to 159 mean Windows-1252, and what is no reference stays as it is.
public enum HTMLReference {
  /// What a reference stands for and where it ends.
  public struct Match: Sendable {
    public let text: String
    public let end: Int
  }

  /// Text with its references decoded; the same bytes if there are none.
  public static func decode(
    _ bytes: ArraySlice<UInt8>, inAttribute: Bool = false
  ) -> ArraySlice<UInt8> {
    guard var sign = bytes.firstIndex(of: UInt8(ascii: "&")) else { return bytes }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var start = bytes.startIndex
    while true {
      if let match = match(in: bytes, at: sign, inAttribute: inAttribute) {
        decoded.append(contentsOf: bytes[start..<sign])
        decoded.append(contentsOf: match.text.utf8)
        start = match.end
      }
      let rest = bytes[max(start, sign + 1)...]
      guard let next = rest.firstIndex(of: UInt8(ascii: "&")) else { break }
      sign = next
    }
    decoded.append(contentsOf: bytes[start...])
    return decoded[...]
  }

  /// The reference that begins with the `&` at an index; nil if none does.
  public static func match(
    in bytes: ArraySlice<UInt8>, at index: Int, inAttribute: Bool = false
  ) -> Match? {
    guard index + 1 < bytes.endIndex else { return nil }
    return bytes[index + 1] == UInt8(ascii: "#")
      ? numericMatch(in: bytes, at: index + 2)
      : namedMatch(in: bytes, at: index + 1, inAttribute: inAttribute)
  }

  private static func numericMatch(in bytes: ArraySlice<UInt8>, at start: Int) -> Match? {
    guard start < bytes.endIndex else { return nil }
    let isHexadecimal = bytes[start] | 0x20 == UInt8(ascii: "x")
    let radix: UInt32 = isHexadecimal ? 16 : 10
    let first = isHexadecimal ? start + 1 : start
    var index = first
    var number: UInt32 = 0
    while index < bytes.endIndex, let digit = bytes[index].hexadecimalDigit, digit < radix {
      number = min(number * radix + digit, 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: ";") { index += 1 }
    return Match(text: character(number), end: index)
  }

  /// The character of a number: U+FFFD for what is none, nothing for control characters.
  private static func character(_ number: UInt32) -> String {
    if (0x80...0x9F).contains(number) {
      return String(windows1252[Int(number) - 0x80])
    }
    if number > 0, number < 0x20, UInt8(number).isForbiddenControl { return "" }
    if number == 0x0C { return " " }
    guard number != 0, number != 0xFFFE, number != 0xFFFF, let scalar = Unicode.Scalar(number)
    else {
      return "\u{FFFD}"
    }
    return String(scalar)
  }

  private static func namedMatch(
    in bytes: ArraySlice<UInt8>, at start: Int, inAttribute: Bool
  ) -> Match? {
    var end = start
    while end < bytes.endIndex, end - start < 32,
      bytes[end].isASCIILetter || bytes[end].isASCIIDigit
    {
      end += 1
    }
    // Nearly all references in feeds are this one, in the query of an address.
    if end == start + 3, end < bytes.endIndex, bytes[end] == UInt8(ascii: ";"),
      bytes[start..<end].elementsEqual(ampersand)
    {
      return Match(text: "&", end: end + 1)
    }
    if end < bytes.endIndex, bytes[end] == UInt8(ascii: ";"),
      let text = names[String(decoding: bytes[start..<end], as: UTF8.self)]
    {
      return Match(text: text, end: end + 1)
    }
    return historicMatch(in: bytes, at: start, upTo: end, inAttribute: inAttribute)
  }

  /// The longest name that needs no semicolon; not in attributes, where `&copy=1` is a parameter.
  private static func historicMatch(
    in bytes: ArraySlice<UInt8>, at start: Int, upTo limit: Int, inAttribute: Bool
  ) -> Match? {
    var end = min(limit, start + 6)
    while end > start + 1 {
      let name = String(decoding: bytes[start..<end], as: UTF8.self)
      if historicNames.contains(name), let text = names[name] {
        let isParameter = end < limit || end < bytes.endIndex && bytes[end] == UInt8(ascii: "=")
        return inAttribute && isParameter ? nil : Match(text: text, end: end)
      }
      end -= 1
    }
    return nil
  }

  private static let ampersand = Array("amp".utf8)

  /// What 128 to 159 mean; the five that Windows-1252 does not define stand for nothing visible.
  private static let windows1252 = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ")
}

extension UInt8 {
  fileprivate var hexadecimalDigit: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self) - 0x30
    case 0x41...0x46, 0x61...0x66: UInt32(self | 0x20) - 0x61 + 10
    default: nil
    }
  }
}
