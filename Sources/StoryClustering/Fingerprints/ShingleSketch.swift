/// The three-word runs (shingles) of a text, or the 256 with the smallest hashes if there are more.
///
/// Two sketches tell how much two texts share without the texts: exactly where both hold every
/// shingle, else as an estimate with a standard error of 0.03. Broder, "On the resemblance and
/// containment of documents" (1997), section 4.
struct ShingleSketch: Sendable {
  static let limit = 256

  /// Hashes of distinct shingles, ascending.
  private(set) var hashes: [UInt32] = []

  init() {}

  /// A sketch by its hashes, which must be distinct and ascending.
  init(hashes: some Sequence<UInt32>) { self.hashes = Array(hashes) }

  /// The sketch of a text by the hashes of its words, in their order.
  init(of words: [UInt64]) {
    guard words.count >= 3 else { return }
    var all: [UInt32] = []
    all.reserveCapacity(words.count - 2)
    for i in 2..<words.count {
      let shingle = words[i - 2] &* 0x9E37_79B9_7F4A_7C15 ^ words[i - 1] &* 0xC2B2_AE3D_27D4_EB4F
      all.append(UInt32(truncatingIfNeeded: StableHash.mix(shingle ^ words[i])))
    }
    all.sort()
    for hash in all where hash != hashes.last {
      hashes.append(hash)
      if hashes.count == Self.limit { break }
    }
  }

  var count: Int { hashes.count }

  /// The share of all shingles of both texts that stand in both (Jaccard), 0 to 1.
  func resemblance(to other: ShingleSketch) -> Double {
    var (i, j, union, common) = (0, 0, 0, 0)
    while union < Self.limit, i < hashes.count || j < other.hashes.count {
      let mine = i < hashes.count ? UInt64(hashes[i]) : .max
      let theirs = j < other.hashes.count ? UInt64(other.hashes[j]) : .max
      if mine <= theirs { i += 1 }
      if theirs <= mine { j += 1 }
      if mine == theirs { common += 1 }
      union += 1
    }
    return union == 0 ? 0 : Double(common) / Double(union)
  }
}
