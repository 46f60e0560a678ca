/// What a service says that a text is about: a vector in bytes with one step for all.
///
/// A number of the vector is its byte times the step. An eighth of the precision is lost in no place
/// where it would matter: cosines change by a few thousandths.
public struct EmbeddingVector: Sendable, Hashable {
  /// The numbers in steps, -127 to 127; at most ``largest`` of them.
  public let bytes: [Int8]
  /// How much one step is; more than 0.
  public let step: Float

  /// A vector of so many numbers; nil where there are none or too many, where one is not finite or all
  /// are 0.
  public init?(_ numbers: [Float]) {
    guard 1...Self.largest ~= numbers.count, numbers.allSatisfy(\.isFinite) else { return nil }
    let most = numbers.reduce(Float(0)) { max($0, abs($1)) }
    guard most > Self.tiny, most < 1 / Self.tiny else { return nil }
    bytes = numbers.map { Int8(($0 * 127 / most).rounded()) }
    step = most / 127
  }

  /// A vector as it was stored; nil for bytes that are none.
  public init?(stored: [UInt8]) {
    guard 5...Self.largest + 4 ~= stored.count else { return nil }
    let pattern = stored[..<4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    step = Float(bitPattern: pattern)
    guard step.isFinite, step > 0 else { return nil }
    bytes = stored[4...].map { Int8(bitPattern: $0) }
  }

  /// The step (IEEE 754, little-endian) and then the bytes.
  public var stored: [UInt8] {
    let pattern = step.bitPattern
    return (0..<4).map { UInt8(truncatingIfNeeded: pattern >> (8 * $0)) }
      + bytes.map { UInt8(bitPattern: $0) }
  }

  /// How many numbers a vector may have.
  public static let largest = 8192
  private static let tiny: Float = 1e-18
}
