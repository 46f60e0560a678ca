/// Walks over the bytes of a date.
struct DateScanner {
  let bytes: [UInt8]
  var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position >= bytes.count }
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }
  var isAtDigit: Bool { digitCount(at: position) > 0 }

  /// How many digits stand at an index.
  func digitCount(at index: Int) -> Int {
    var end = index
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
    return end - index
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    position += 1
    return true
  }

  mutating func skipSpaces() {
    while let next, next <= 0x20 { position += 1 }
  }

  /// All digits that stand here, up to nine; nil if there are none or more.
  mutating func number() -> (value: Int, digits: Int)? {
    let count = digitCount(at: position)
    return (1...9).contains(count) ? number(digits: count).map { ($0, count) } : nil
  }

  /// A number of just so many digits.
  mutating func number(digits count: Int) -> Int? {
    guard digitCount(at: position) >= count else { return nil }
    defer { position += count }
    return bytes[position..<position + count].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// A fraction such as `.538` or `,5`, if one stands here.
  mutating func fraction() -> Double {
    guard next == UInt8(ascii: ".") || next == UInt8(ascii: ",") else { return 0 }
    let count = digitCount(at: position + 1)
    guard count > 0 else { return 0 }
    defer { position += 1 + count }
    return bytes[(position + 1)...(position + count)].reversed()
      .reduce(0.0) { ($0 + Double($1 - 0x30)) / 10 }
  }

  /// A word: letters of any script, in lower case.
  mutating func word() -> String {
    let start = position
    while let next, next >= 0x80 || (0x61...0x7A).contains(next | 0x20) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
  }

  /// An offset `+hh`, `+hhmm` or `+hh:mm` in seconds; nil if none stands here.
  mutating func offset() -> Int? {
    let sign = skip("-") ? -1 : 1
    if sign == 1, !skip("+") { return nil }
    guard let (number, digits) = number(), digits <= 4 else { return nil }
    var (hours, minutes) = digits <= 2 ? (number, 0) : (number / 100, number % 100)
    if digits <= 2, skip(":") {
      guard let written = self.number(digits: 2) else { return nil }
      minutes = written
    }
    guard hours < 24, minutes < 60 else { return nil }
    hours *= sign
    return hours * 3600 + sign * minutes * 60
  }
}
