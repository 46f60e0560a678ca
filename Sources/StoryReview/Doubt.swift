/// How likely it is that a story is wrong somewhere, from what speaks for it and against it.
///
/// A logistic function of a sum: each reason weighs as much as it did where people had judged, on
/// three labelled sets together, rounded to a tenth. `docs/review.md` has the figures.
struct Doubt {
  private var sum: Double

  /// Begins with the doubt where nothing is known.
  init(_ sum: Double) { self.sum = sum }

  /// Adds a reason by its weight and how much of it there is.
  mutating func add(_ weight: Double, _ amount: Double) { sum += weight * amount }

  /// The same for something that is there or not.
  mutating func add(_ weight: Double, isThere: Bool) { if isThere { sum += weight } }

  /// 0 to 1.
  var probability: Double { logistic(sum) }
}
