/// The walk over the signs of all vectors, the widest step of comparing entries across languages.
///
/// A kernel of its own: without a check of bounds at each step it becomes vector instructions.
enum SignScan {
  /// Visits those of some places whose signs differ from one entry's in at most so many bits, with how
  /// many those are.
  ///
  /// Complexity: O(places).
  static func visit(
    _ signs: [UInt64], in places: Range<Int>, near query: UInt64, within limit: Int,
    _ body: (Int, Int) -> Void
  ) {
    precondition(places.upperBound <= signs.count, "the places are the signs'")
    var distances = [UInt8](repeating: 0, count: block)
    for start in stride(from: places.lowerBound, to: places.upperBound, by: block) {
      let count = min(block, places.upperBound - start)
      measure(signs, from: start, count: count, to: query, &distances)
      for i in 0..<count where distances[i] <= limit { body(start + i, Int(distances[i])) }
    }
  }

  private static func measure(
    _ signs: [UInt64], from start: Int, count: Int, to query: UInt64, _ distances: inout [UInt8]
  ) {
    unsafe signs.withUnsafeBufferPointer { signs in
      unsafe distances.withUnsafeMutableBufferPointer { distances in
        for i in 0..<count {
          unsafe distances[i] = UInt8(
            truncatingIfNeeded: (signs[start + i] ^ query).nonzeroBitCount)
        }
      }
    }
  }

  private static let block = 1024
  /// How many of the latest entries are looked through, so that the cost of one does not grow with the
  /// window.
  static let reach = 20_000
}
