/// Sets of the numbers below a count that only grow together; the smallest number stands for its
/// set.
///
/// Union-find with halved paths over one flat array, for many numbers. Tarjan, "Efficiency of a good
/// but not linear set union algorithm" (1975).
struct Components {
  private var parents: [Int32]

  /// Each number in a set of its own.
  init(count: Int) { parents = Array(0..<Int32(count)) }

  /// The smallest number of the set a number is in.
  mutating func root(of number: Int32) -> Int32 {
    var current = Int(number)
    while Int(parents[current]) != current {
      parents[current] = parents[Int(parents[current])]
      current = Int(parents[current])
    }
    return Int32(current)
  }

  /// Makes the sets of two numbers one.
  mutating func join(_ a: Int32, _ b: Int32) {
    let (first, second) = (root(of: a), root(of: b))
    if first != second { parents[Int(max(first, second))] = min(first, second) }
  }

  /// Makes one set of all numbers that share a key.
  mutating func join(byKeys keys: [Int32]) {
    var first: [Int32: Int32] = [:]
    for (i, key) in keys.enumerated() {
      if let other = first[key] { join(other, Int32(i)) } else { first[key] = Int32(i) }
    }
  }
}
