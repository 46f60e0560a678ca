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
  public static func hash(of text: String) -> SHA256 { hash(of: Array(text.utf8)) }

  /// The digest of bytes.
  ///
  /// Complexity: O(n).
  public static func hash(of bytes: [UInt8]) -> SHA256 {
    var digest = SHA256()
    let whole = bytes.count / 64 * 64
    for start in stride(from: 0, to: whole, by: 64) { digest.absorb(bytes.span, at: start) }
    let tail = padding(of: bytes, from: whole)
    for start in stride(from: 0, to: tail.count, by: 64) { digest.absorb(tail.span, at: start) }
    return digest
  }

  /// The first bytes of the digest (at most 32) as lower-case hexadecimal digits, two a byte.
  public func hexadecimal(bytes: Int = 32) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    for index in 0..<8 where index * 4 < bytes {
      var word = state[index]
      for _ in 0..<8 {
        let value = UInt8(truncatingIfNeeded: word >> 28)
        digits.append(value < 10 ? 0x30 + value : 0x57 + value)
        word <<= 4
      }
    }
    return String(decoding: digits[..<(bytes * 2)], as: UTF8.self)
  }
}

extension SHA256 {
  /// The end of the message with a one bit, zeros, and the length in bits.
  private static func padding(of bytes: [UInt8], from start: Int) -> [UInt8] {
    var tail: [UInt8] = []
    tail.reserveCapacity(128)
    tail += bytes[start...]
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(bytes.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    return tail
  }

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
    let constants = Self.constants.span
    for i in 0..<64 {
      if i >= 16 { words[i & 15] = Self.word(i, of: words) }
      let s1 = Self.rotate(e, 6) ^ Self.rotate(e, 11) ^ Self.rotate(e, 25)
      let t1 = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ constants[i] &+ words[i & 15]
      let s0 = Self.rotate(a, 2) ^ Self.rotate(a, 13) ^ Self.rotate(a, 22)
      let t2 = s0 &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e) = (g, f, e, d &+ t1)
      (d, c, b, a) = (c, b, a, t1 &+ t2)
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
  }

  @inline(__always)
  private static func word(_ i: Int, of w: InlineArray<16, UInt32>) -> UInt32 {
    let a = w[(i - 15) & 15]
    let b = w[(i - 2) & 15]
    let s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
    let s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
    return w[i & 15] &+ s0 &+ w[(i - 7) & 15] &+ s1
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    (word >> count) | (word << (32 - count))
  }

  private static let constants: [UInt32] = [
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
