/// A share from 0 to 1 in 16 bits, for the millions of weights and similarities that are remembered.
///
/// A share above 0 stays above 0. The error is at most 1/131,070.
struct Weight: Sendable {
  let bits: UInt16

  init(_ share: Float) {
    bits = share > 0 ? max(1, UInt16((min(1, share) * 65_535).rounded())) : 0
  }

  init(bits: UInt16) { self.bits = bits }

  var share: Float { Float(bits) * (1 / 65_535) }
}
