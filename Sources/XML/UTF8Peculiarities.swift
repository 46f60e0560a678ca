/// What a text holds of things that are rare and have to be put right.
struct UTF8Peculiarities: Sendable {
  /// Control characters U+0080 to U+009F.
  var hasC1Controls = false
  /// Characters that XML does not allow.
  var hasForbidden = false
  /// Letters that could be UTF-8 taken for Latin-1 and encoded once more.
  var mayBeEncodedTwice = false

  static let all = UTF8Peculiarities(
    hasC1Controls: true, hasForbidden: true, mayBeEncodedTwice: true)
  var isEmpty: Bool { !hasC1Controls && !mayBeEncodedTwice }

  init(
    hasC1Controls: Bool = false, hasForbidden: Bool = false, mayBeEncodedTwice: Bool = false
  ) {
    self.hasC1Controls = hasC1Controls
    self.hasForbidden = hasForbidden
    self.mayBeEncodedTwice = mayBeEncodedTwice
  }

  /// Reads a text; nil if it is no UTF-8 (RFC 3629: no overlong forms, no surrogates).
  init?(of bytes: UnsafeBufferPointer<UInt8>) {
    self.init()
    var position = 0
    while true {
      position = unsafe endOfOrdinary(in: bytes, from: position)
      let end = min(position + 8, bytes.count)
      if position == end { return }
      while position < end {
        let length = unsafe lengthOfCharacter(in: bytes, at: position)
        if length == 0 { return nil }
        position += length
      }
    }
  }

  /// Behind what needs no closer look, at the beginning of a character.
  private mutating func endOfOrdinary(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int
  {
    let raw = UnsafeRawBufferPointer(bytes)
    var position = start
    // Which of the next eight bytes have to continue a character.
    var expected: UInt64 = 0
    while position + 8 <= bytes.count {
      let word = unsafe raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      if word & highBits == 0, expected == 0 {
        if (word &- spaces) & highBits != 0 { lookForControls(in: word) }
        position = unsafe Self.endOfPlainASCII(in: raw, from: position + 8)
        continue
      }
      guard let next = Self.continued(word, expected: expected) else { break }
      expected = next
      position += 8
    }
    // The eight bytes before ended in the middle of a character.
    if expected != 0 {
      repeat { position -= 1 } while unsafe bytes[position] & 0xC0 == 0x80
    }
    return position
  }

  /// Behind ASCII without control characters, looked at 32 bytes at a time.
  @inline(__always)
  private static func endOfPlainASCII(in raw: UnsafeRawBufferPointer, from start: Int) -> Int {
    var position = start
    while position + 32 <= raw.count {
      let words = unsafe raw.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self)
      let high = words[0] | words[1] | words[2] | words[3]
      // A byte below a space makes the subtraction borrow, unless a high one hides it.
      let low = (words[0] &- spaces) | (words[1] &- spaces)
      let lower = (words[2] &- spaces) | (words[3] &- spaces)
      if (high | low | lower) & highBits != 0 { break }
      position += 32
    }
    return position
  }

  /// Reads eight bytes of ASCII and letters of two and three bytes, all at once.
  ///
  /// The highest bit of each byte holds what is found out of the byte. What comes back is which of
  /// the next eight bytes have to continue a character; nil if these are wrong, or need a closer look.
  @inline(__always)
  private static func continued(_ word: UInt64, expected: UInt64) -> UInt64? {
    let high = word & highBits
    let lead = high & (word << 1)
    let three = lead & (word << 2)
    let four = three & (word << 3)
    let wrong = (high & ~lead) ^ (lead << 8 | three << 16 | expected)
    // C0 to C2, of which two are never right.
    let two = lead & ~three & ~((word & 0x1F1F_1F1F_1F1F_1F1F) &+ 0x7D7D_7D7D_7D7D_7D7D)
    // E0, and ED to EF.
    let nibbles = word & 0x0F0F_0F0F_0F0F_0F0F
    let rare = ~(nibbles &+ 0x7F7F_7F7F_7F7F_7F7F) | (nibbles &+ 0x7373_7373_7373_7373)
    let controls = ~high & ~((word & ~highBits) &+ 0x6060_6060_6060_6060) & highBits
    if wrong | two | (three & rare) | four | controls != 0 { return nil }
    return lead >> 56 | three >> 48
  }

  /// Takes note of a control character of ASCII besides tab and line breaks among eight bytes.
  private mutating func lookForControls(in word: UInt64) {
    var controls = ~((word & ~highBits) &+ (highBits - spaces)) & ~word & highBits
    while controls != 0 {
      let byte = UInt8(truncatingIfNeeded: word >> UInt64(controls.trailingZeroBitCount - 7))
      if byte != 0x09, byte != 0x0A, byte != 0x0D { hasForbidden = true }
      controls &= controls - 1
    }
  }

  /// The length of the character that begins at an offset; 0 if none does.
  private mutating func lengthOfCharacter(in bytes: UnsafeBufferPointer<UInt8>, at start: Int)
    -> Int
  {
    let left = bytes.count - start
    let lead = unsafe bytes[start]
    if lead < 0x80 {
      if lead < 0x20 { lookForControls(in: UInt64(lead) | spaces << 8) }
      return 1
    }
    guard left >= 2 else { return 0 }
    let second = unsafe bytes[start + 1]
    guard second & 0xC0 == 0x80 else { return 0 }
    switch lead {
    case 0xC2:
      if second < 0xA0 { hasC1Controls = true }
      // What a leading byte is in Latin-1, followed by what one that continues is.
      if start >= 2, unsafe bytes[start - 2] == 0xC3,
        unsafe (0x82...0xB4).contains(bytes[start - 1])
      {
        mayBeEncodedTwice = true
      }
      return 2
    case 0xC3...0xDF: return 2
    case 0xE0...0xEF:
      guard left >= 3, unsafe bytes[start + 2] & 0xC0 == 0x80 else { return 0 }
      if lead == 0xE0, second < 0xA0 { return 0 }
      if lead == 0xEF, second == 0xBF, unsafe bytes[start + 2] >= 0xBE { hasForbidden = true }
      return lead == 0xED && second > 0x9F ? 0 : 3
    case 0xF0...0xF4:
      guard left >= 4, unsafe bytes[start + 2] & 0xC0 == 0x80,
        unsafe bytes[start + 3] & 0xC0 == 0x80
      else { return 0 }
      if lead == 0xF0, second < 0x90 { return 0 }
      return lead == 0xF4 && second > 0x8F ? 0 : 4
    default: return 0
    }
  }
}

/// Eight bytes whose highest bit is set.
private let highBits: UInt64 = 0x8080_8080_8080_8080
/// Eight spaces.
private let spaces: UInt64 = 0x2020_2020_2020_2020
