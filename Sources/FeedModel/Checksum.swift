/// 128 bits that tell texts apart where nobody gains by making two of them meet.
///
/// A publisher who made two texts of his own feed meet would only hide one of his own entries; a
/// name that strangers must not forge is a ``SHA256``, which takes twelve times as long. The mixing
/// is MurmurHash3's (A. Appleby, public domain), fed with one word of eight bytes at a time. What it
/// gives is stored, so it must never change without a migration.
struct Checksum {
  private var high: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var low: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  /// Takes in a text, or that there is none; where one text ends and the next begins counts.
  ///
  /// Complexity: O(n) in the length of its UTF-8.
  mutating func absorb(_ text: String?) {
    guard let text else { return absorb(0xFFFF_FFFF_FFFF_FFFF) }
    let bytes = text.utf8.span
    absorb(bytes, 0..<bytes.count)
  }

  /// Takes in what is between the tags of sanitised markup: other pictures, links and classes are the
  /// same words.
  ///
  /// Complexity: O(n) in the length of its UTF-8.
  mutating func absorb(markup: String) {
    let bytes = markup.utf8.span
    var start = 0
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        place += 1
        continue
      }
      if start < place { absorb(bytes, start..<place) }
      while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
      place += 1
      start = place
    }
    if start < bytes.count { absorb(bytes, start..<bytes.count) }
  }

  private mutating func absorb(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let whole = range.lowerBound + (range.count & ~7)
    var start = range.lowerBound
    while start < whole {
      absorb(bytes.word(at: start))
      start += 8
    }
    if whole < range.upperBound {
      var word: UInt64 = 0
      for place in whole..<range.upperBound {
        word |= UInt64(bytes[place]) << UInt64((place - whole) * 8)
      }
      absorb(word)
    }
    absorb(UInt64(range.count))
  }

  /// Takes in a number.
  mutating func absorb(_ word: UInt64) {
    high ^= Self.rotate(word &* Self.first, 31) &* Self.second
    high = (Self.rotate(high, 27) &+ low) &* 5 &+ 0x52dc_e729
    low ^= Self.rotate(word &* Self.second, 33) &* Self.first
    low = (Self.rotate(low, 31) &+ high) &* 5 &+ 0x3849_5ab5
  }

  /// The bits as 32 lower-case hexadecimal digits.
  var hexadecimal: String {
    let (a, b) = (Self.scatter(high &+ low), Self.scatter(low ^ Self.rotate(high, 17)))
    var digits: [UInt8] = []
    digits.reserveCapacity(32)
    for var word in [a &+ b, b] {
      for _ in 0..<16 {
        let value = UInt8(truncatingIfNeeded: word >> 60)
        digits.append(value < 10 ? 0x30 + value : 0x57 + value)
        word <<= 4
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static let first: UInt64 = 0x87c3_7b91_1142_53d5
  private static let second: UInt64 = 0x4cf5_ad43_2745_937f

  @inline(__always)
  private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
    (word << count) | (word >> (64 - count))
  }

  private static func scatter(_ word: UInt64) -> UInt64 {
    var word = (word ^ (word >> 33)) &* 0xff51_afd7_ed55_8ccd
    word = (word ^ (word >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return word ^ (word >> 33)
  }
}

extension Span<UInt8> {
  /// Eight bytes, the first in the lowest bits.
  @inline(__always)
  func word(at start: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
  }
}
