/// Points that found no group of two unless they are closer than others must be.
struct Cautious: Sendable {
  /// Whether each point is one; empty for none.
  var isCautious: [Bool] = []
  /// How close two of them must be.
  var threshold: Float = 0

  /// How close two points must be to found a group by themselves.
  func threshold(_ a: Int32, _ b: Int32) -> Float {
    contains(a) && contains(b) ? threshold : 0
  }

  func contains(_ point: Int32) -> Bool {
    Int(point) < isCautious.count && isCautious[Int(point)]
  }
}
