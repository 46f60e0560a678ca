/// 128 bits to know the contents of a file or an answer by, fed piece by piece: where one ends and the
/// next begins does not count.
///
/// See ``Checksum`` for what it is good for and what not.
public struct ContentChecksum: Sendable {
  private var sum = Checksum()
  /// Bytes that do not make a word of eight yet, the first in the lowest bits.
  private var rest: UInt64 = 0
  private var count: UInt64 = 0

  public init() {}

  /// Takes in a piece.
  ///
  /// Complexity: O(n).
  public mutating func absorb(_ piece: [UInt8]) {
    let bytes = piece.span
    var place = 0
    while place < bytes.count {
      if count & 7 == 0, place + 8 <= bytes.count {
        sum.absorb(bytes.word(at: place))
        place += 8
        count += 8
        continue
      }
      rest |= UInt64(bytes[place]) << ((count & 7) * 8)
      place += 1
      count += 1
      if count & 7 == 0 {
        sum.absorb(rest)
        rest = 0
      }
    }
  }

  /// The bits of all that was taken in, as 32 lower-case hexadecimal digits.
  public var hexadecimal: String {
    var whole = sum
    whole.absorb(rest)
    whole.absorb(count)
    return whole.hexadecimal
  }
}
