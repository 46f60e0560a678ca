/// The product of two vectors of bytes, the innermost step of comparing entries across languages.
///
/// A kernel of its own: bounds are checked once for a vector, so that the loop becomes vector
/// instructions.
enum ByteProduct {
  /// Σ aᵢ·bᵢ of so many numbers of `bytes` from two places on.
  static func of(_ bytes: [Int8], _ a: Int, _ b: Int, count: Int) -> Int32 {
    precondition(
      min(a, b) >= 0 && max(a, b) + count <= bytes.count, "both vectors lie within the bytes")
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      let (first, second) = unsafe (base + a, base + b)
      var sum: Int32 = 0
      for i in 0..<count { unsafe sum &+= Int32(first[i]) &* Int32(second[i]) }
      return sum
    }
  }
}
