/// The share of what was found that is right, and the share of what is right that was found.
public struct PrecisionRecall: Sendable, Hashable {
  /// The share of what was found that is right.
  public var precision: Double
  /// The share of what is right that was found.
  public var recall: Double

  /// Two shares, 0 to 1.
  public init(precision: Double, recall: Double) {
    self.precision = precision
    self.recall = recall
  }

  /// Shares of counts; nothing found is all right, nothing to find is all found.
  init(right: Int, found: Int, wanted: Int) {
    precision = found > 0 ? Double(right) / Double(found) : 1
    recall = wanted > 0 ? Double(right) / Double(wanted) : 1
  }

  /// The harmonic mean of the two.
  public var f1: Double {
    precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }
}
