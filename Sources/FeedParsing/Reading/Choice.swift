/// A value that several elements can give: the one of the lowest rank counts, the first of a rank.
struct Choice<Value> {
  private(set) var value: Value?
  /// The rank of the value; greater than any where there is none.
  private(set) var rank = Int.max

  /// Offers a value.
  mutating func offer(_ new: consuming Value?, rank newRank: Int = 0) {
    guard let new, newRank < rank else { return }
    value = new
    rank = newRank
  }

  /// Offers a value that takes the place of an earlier one of its rank.
  mutating func offerLast(_ new: consuming Value?, rank newRank: Int = 0) {
    guard let new, newRank <= rank else { return }
    value = new
    rank = newRank
  }
}

extension Choice {
  /// The value, which is there no longer afterwards: handed on without a copy.
  mutating func take() -> Value? { value.take() }
}

extension Choice: Sendable where Value: Sendable {}
