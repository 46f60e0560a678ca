/// A SHA-256 digest: 32 bytes that stand for a text.
///
/// Used for identities and to notice that a body is the one of last time, where two different
/// inputs must not be made to collide by a stranger. Source: FIPS 180-4.
public struct SHA256: Sendable, Hashable {
  /// The eight words of the digest.
  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// The digest of a text's UTF-8.
  ///
  /// Complexity: O(n).
  public static func hash(of text: String) -> SHA256 { hash(of: text.utf8.span) }

  /// The digest of bytes.
  ///
  /// Complexity: O(n).
  public static func hash(of bytes: [UInt8]) -> SHA256 { hash(of: bytes.span) }

  private static func hash(of bytes: Span<UInt8>) -> SHA256 {
    var digest = SHA256()
    let whole = bytes.count / 64 * 64
    for start in stride(from: 0, to: whole, by: 64) { digest.absorb(bytes, at: start) }
    digest.absorbEnd(of: bytes, from: whole)
    return digest
  }

  /// The first bytes of the digest (at most 32) as lower-case hexadecimal digits, two a byte, behind
  /// what is to stand before them.
  public func hexadecimal(bytes: Int = 32, behind start: String = "") -> String {
    let count = start.utf8.count + bytes * 2
    return unsafe String(unsafeUninitializedCapacity: count) { text in
      var end = unsafe text.update(fromContentsOf: start.utf8)
      for place in 0..<bytes * 2 {
        let value = (state[place / 8] << UInt32(place % 8 * 4)) >> 28
        unsafe text[end] = UInt8(truncatingIfNeeded: value < 10 ? 0x30 + value : 0x57 + value)
        end += 1
      }
      return end
    }
  }
}

extension SHA256 {
  /// Takes the end of a message in, which does not fill a block: with a one bit, zeros, and the
  /// message's length in bits.
  private mutating func absorbEnd(of bytes: Span<UInt8>, from start: Int) {
    var tail = InlineArray<128, UInt8>(repeating: 0)
    let left = bytes.count - start
    for i in 0..<left { tail[i] = bytes[start + i] }
    tail[left] = 0x80
    let length = left < 56 ? 64 : 128
    let bits = UInt64(bytes.count) * 8
    for i in 1...8 { tail[length - i] = UInt8(truncatingIfNeeded: bits >> UInt64(8 * (i - 1))) }
    for block in stride(from: 0, to: length, by: 64) { absorb(tail.span, at: block) }
  }

  /// Takes the 64 bytes at an offset in.
  private mutating func absorb(_ bytes: Span<UInt8>, at start: Int) {
    // Of the 64 words of the schedule only the last sixteen are ever needed.
    var words = InlineArray<16, UInt32>(repeating: 0)
    let block = bytes.extracting(start..<start + 64)
    for i in 0..<16 {
      let (high, low) = (UInt32(block[i * 4]) << 8, UInt32(block[i * 4 + 2]) << 8)
      words[i] = (high | UInt32(block[i * 4 + 1])) << 16 | low | UInt32(block[i * 4 + 3])
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for first in stride(from: 0, to: 64, by: 16) {
      if first > 0 { Self.advance(&words) }
      // Eight rounds, after which each of the eight words is back in its place.
      for i in stride(from: 0, to: 16, by: 8) {
        let k = first + i
        Self.round(a, b, c, &d, e, f, g, &h, words[i] &+ Self.constants[k])
        Self.round(h, a, b, &c, d, e, f, &g, words[i + 1] &+ Self.constants[k + 1])
        Self.round(g, h, a, &b, c, d, e, &f, words[i + 2] &+ Self.constants[k + 2])
        Self.round(f, g, h, &a, b, c, d, &e, words[i + 3] &+ Self.constants[k + 3])
        Self.round(e, f, g, &h, a, b, c, &d, words[i + 4] &+ Self.constants[k + 4])
        Self.round(d, e, f, &g, h, a, b, &c, words[i + 5] &+ Self.constants[k + 5])
        Self.round(c, d, e, &f, g, h, a, &b, words[i + 6] &+ Self.constants[k + 6])
        Self.round(b, c, d, &e, f, g, h, &a, words[i + 7] &+ Self.constants[k + 7])
      }
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
  }

  /// Makes the next sixteen words of the schedule out of the last.
  @inline(__always)
  private static func advance(_ words: inout InlineArray<16, UInt32>) {
    for i in 0..<16 {
      let (a, b) = (words[(i + 1) & 15], words[(i + 14) & 15])
      let s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
      let s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
      words[i] = words[i] &+ s0 &+ words[(i + 9) & 15] &+ s1
    }
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let t1 = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ word
    let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    d &+= t1
    h = t1 &+ s0 &+ ((a & b) ^ (a & c) ^ (b & c))
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    (word >> count) | (word << (32 - count))
  }

  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
