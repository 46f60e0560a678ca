/// A seed of a property test: printed with a failure, so that the case can be run again.
public struct Seed: Sendable, CustomStringConvertible {
  public let value: UInt64
  public init(_ value: UInt64) { self.value = value }

  /// The seeds that property tests run with.
  public static let several = (1...20).map { Seed($0) }

  public var generator: SplitMix { SplitMix(state: value) }
  public var description: String { "seed \(value)" }
}

/// A small generator of repeatable random numbers.
///
/// Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
public struct SplitMix: RandomNumberGenerator, Sendable {
  var state: UInt64

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
