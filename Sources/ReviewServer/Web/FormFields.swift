/// The fields of a form or a query, in their order; a name may come several times.
struct FormFields: Sendable, Hashable {
  private(set) var pairs: [(name: String, value: String)] = []

  static func == (a: FormFields, b: FormFields) -> Bool {
    a.pairs.elementsEqual(b.pairs) { $0 == $1 }
  }

  func hash(into hasher: inout Hasher) {
    for pair in pairs {
      hasher.combine(pair.name)
      hasher.combine(pair.value)
    }
  }

  /// The fields of `application/x-www-form-urlencoded`.
  ///
  /// Source: WHATWG URL, 5.1. Bytes that are no UTF-8 and broken percent signs are refused.
  ///
  /// - Throws: ``WebFailure``.
  init(_ text: Substring) throws(WebFailure) {
    for part in text.split(separator: "&") {
      let name = part.prefix { $0 != "=" }
      pairs.append(
        (
          try Self.decoded(name, isForm: true),
          try Self.decoded(part.dropFirst(name.count + 1), isForm: true)
        ))
    }
  }

  /// The first value of a name, nil where there is none or it is empty.
  subscript(name: String) -> String? {
    pairs.first { $0.name == name }.flatMap { $0.value.isEmpty ? nil : $0.value }
  }

  /// All values of a name.
  func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  /// A text without its percent signs.
  ///
  /// - Parameters:
  ///   - text: what came.
  ///   - isForm: whether a plus stands for a space.
  /// - Returns: what it means.
  /// - Throws: ``WebFailure`` where it is broken or holds a control other than a line's end or a tab.
  static func decoded(_ text: Substring, isForm: Bool = false) throws(WebFailure) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(Self.digit),
          let low = rest.popFirst().flatMap(Self.digit)
        else { throw .broken }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where isForm: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    guard let decoded = String(validating: bytes, as: UTF8.self),
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || [9, 10, 13].contains($0) })
    else { throw .broken }
    return decoded
  }

  /// A text in the form that ``init(_:)`` reads.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}

extension WebFailure {
  fileprivate static let broken = WebFailure(.badRequest, "The address or the form is broken.")
}
