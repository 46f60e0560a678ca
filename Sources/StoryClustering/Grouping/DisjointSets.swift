/// Sets of numbers that only grow together; the smallest number stands for its set.
///
/// Union-find without ranks, kept in a dictionary for few numbers among many. Tarjan, "Efficiency
/// of a good but not linear set union algorithm" (1975).
struct DisjointSets: Sendable {
  private var parents: [Int32: Int32] = [:]

  /// The smallest number of the set a number is in.
  func root(of number: Int32) -> Int32 {
    var current = number
    while let next = parents[current] { current = next }
    return current
  }

  /// Makes the sets of two numbers one.
  mutating func join(_ a: Int32, _ b: Int32) {
    let (first, second) = (root(of: a), root(of: b))
    if first != second { parents[max(first, second)] = min(first, second) }
    for (number, root) in [(a, min(first, second)), (b, min(first, second))] where number != root {
      parents[number] = root
    }
  }
}
