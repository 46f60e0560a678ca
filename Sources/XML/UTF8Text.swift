/// A text whose bytes are known to be UTF-8.
///
/// What is known is found out once, in one pass, so that nobody who reads the text has to ask again.
public struct UTF8Text: Sendable {
  /// The bytes; a slice, so that a prologue can be left out without a copy.
  public private(set) var bytes: ArraySlice<UInt8>
  /// What there is in the text that needs care.
  let peculiarities: UTF8Peculiarities

  /// The text of bytes that are UTF-8; nil for others.
  ///
  /// Complexity: O(n).
  public init?(validating bytes: [UInt8]) {
    let found = unsafe bytes.withUnsafeBufferPointer { unsafe UTF8Peculiarities(of: $0) }
    guard let found else { return nil }
    self.bytes = bytes[...]
    self.peculiarities = found
  }

  /// The text of bytes, U+FFFD for each sequence that is no UTF-8.
  ///
  /// Complexity: O(n).
  public init(repairing bytes: [UInt8]) {
    if let text = UTF8Text(validating: bytes) {
      self = text
    } else {
      self.bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)[...]
      self.peculiarities = .all
    }
  }

  /// Takes away the first bytes, which must be ASCII.
  public mutating func removeFirst(_ count: Int) { bytes = bytes.dropFirst(count) }
}

extension String {
  /// The string of bytes, U+FFFD for each sequence that is no UTF-8.
  ///
  /// What `String(decoding:as:)` gives too, but several times as fast where letters are not ASCII.
  public init(utf8 bytes: [UInt8]) {
    let isValid = unsafe bytes.withUnsafeBufferPointer { unsafe UTF8Peculiarities(of: $0) } != nil
    if isValid {
      self = unsafe String(copying: UTF8Span(unchecked: bytes.span))
    } else {
      self.init(decoding: bytes, as: UTF8.self)
    }
  }
}

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
    while position < bytes.count {
      position = unsafe endOfASCII(in: bytes, from: position)
      while position < bytes.count, unsafe bytes[position] >= 0x80 {
        let length = unsafe lengthOfSequence(in: bytes, at: position)
        if length == 0 { return nil }
        position += length
      }
    }
  }

  /// The next byte that is not ASCII, looked for 32 and eight bytes at a time.
  private mutating func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    let raw = UnsafeRawBufferPointer(bytes)
    while position + 8 <= bytes.count {
      if position + 32 <= bytes.count {
        let words = unsafe raw.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self)
        let high = words[0] | words[1] | words[2] | words[3]
        // A byte below a space makes the subtraction borrow, unless a high one hides it.
        let low = (words[0] &- spaces) | (words[1] &- spaces)
        let lower = (words[2] &- spaces) | (words[3] &- spaces)
        if (high | low | lower) & highBits == 0 {
          position += 32
          continue
        }
      }
      let word = unsafe raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      if (word &- spaces) & ~word & highBits != 0 { lookForControls(in: word) }
      let high = word & highBits
      if high != 0 { return position + high.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < bytes.count, unsafe bytes[position] < 0x80 {
      unsafe lookForControls(in: UInt64(bytes[position]) | spaces << 8)
      position += 1
    }
    return position
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

  /// The length of the sequence that begins at an offset; 0 if it is none.
  private mutating func lengthOfSequence(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int
  {
    let left = bytes.count - start
    let lead = unsafe bytes[start]
    guard left >= 2 else { return 0 }
    let second = unsafe bytes[start + 1]
    guard second & 0xC0 == 0x80 else { return 0 }
    switch lead {
    case 0xC2:
      if second < 0xA0 { hasC1Controls = true }
      return 2
    case 0xC3:
      // What a leading byte is in Latin-1, followed by what one that continues is.
      if left > 2, (0x82...0xB4).contains(second), unsafe bytes[start + 2] == 0xC2 {
        mayBeEncodedTwice = true
      }
      return 2
    case 0xC4...0xDF: return 2
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
