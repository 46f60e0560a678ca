/// A vector that is mostly 0: values by index, and the indices that are not 0 in order of touching.
///
/// Used again and again without clearing what was never touched. Only positive values are added.
struct Accumulator: Sendable {
  private(set) var values: [Float] = []
  private(set) var touched: [Int32] = []

  /// Makes room for the indices below a number.
  mutating func grow(to count: Int) {
    guard count > values.count else { return }
    values.append(contentsOf: repeatElement(0, count: count - values.count))
  }

  mutating func add(_ value: Float, at index: Int32) {
    let i = Int(index)
    if values[i] == 0 { touched.append(index) }
    values[i] += value
  }

  /// Makes every value 0.
  ///
  /// Complexity: O(touched).
  mutating func clear() {
    for index in touched { values[Int(index)] = 0 }
    touched.removeAll(keepingCapacity: true)
  }
}
