/// An index with its score; larger scores stand first, then smaller indices.
struct Scored: Comparable, Sendable {
  var index: Int32
  var score: Float

  static func < (a: Scored, b: Scored) -> Bool {
    a.score != b.score ? a.score > b.score : a.index < b.index
  }
}

extension Array where Element == Scored {
  /// The first `count` in the order of scores, themselves in no order.
  func best(_ count: Int) -> [Scored] {
    var best = self
    best.keepBest(count)
    return best
  }

  /// Keeps the first `count` in the order of scores, themselves in no order.
  ///
  /// Quickselect, O(n) on average. Hoare, "Algorithm 65: Find" (1961).
  mutating func keepBest(_ count: Int) {
    guard self.count > count else { return }
    var (low, high) = (0, self.count - 1)
    while low < high {
      let pivot = self[(low + high) / 2]
      var (i, j) = (low, high)
      while i <= j {
        while self[i] < pivot { i += 1 }
        while pivot < self[j] { j -= 1 }
        if i <= j {
          swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if count <= j { high = j } else if count >= i { low = i } else { break }
    }
    removeLast(self.count - count)
  }
}
