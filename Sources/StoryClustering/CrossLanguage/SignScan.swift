/// The walk over the signs of all vectors, the widest step of comparing entries across languages.
///
/// A kernel of its own: without a check of bounds at each step it becomes vector instructions.
enum SignScan {
  /// Visits those of the ``reach`` places before one whose signs differ from that one's in at most so
  /// many bits, with how many those are.
  ///
  /// Complexity: O(reach).
  static func visit(
    _ signs: [UInt64], before end: Int, within limit: Int, _ body: (Int, Int) -> Void
  ) {
    precondition(end < signs.count, "the place is one of the signs'")
    let query = signs[end]
    var distances = [UInt8](repeating: 0, count: block)
    for start in stride(from: max(0, end - reach), to: end, by: block) {
      let count = min(block, end - start)
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
  /// How many places are looked through, so that the cost of an entry does not grow with the window.
  static let reach = 20_000
}
