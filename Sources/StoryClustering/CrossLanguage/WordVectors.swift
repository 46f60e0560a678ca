public import FoundationEssentials

/// Vectors of words of several languages on common axes: words of one meaning lie near each other.
///
/// Reads a table of the format NFV1 where it lies, without copying it: a word is found by the FNV-1a
/// hash of its folded form, and its vector is put together from the centroids that its bytes name
/// (Jégou, Douze, Schmid, "Product quantization for nearest neighbor search", 2011).
public struct WordVectors: Sendable {
  /// How many axes a vector has.
  public static let axes = 256
  /// The primary subtags (BCP 47) of the languages whose words the table was made for.
  public static let languages: Set<String> = [
    "ar", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "sl", "uk",
  ]

  /// Why bytes are no table.
  public struct Damage: Error, Hashable, CustomStringConvertible {
    /// The reason, in words.
    public let description: String
  }

  /// How many words there are.
  public let count: Int
  private let bytes: Data
  private let subspaces: Int
  /// The centroids of all subspaces, one after the other.
  private let centroids: [Float]
  private let hashes: Int
  private let codes: Int

  /// Reads a table's header and centroids, some 130 kB; the rest is looked up in `bytes`.
  ///
  /// - Throws: ``Damage`` where the bytes are of another format or version, or too few or too many.
  public init(_ bytes: Data) throws(Damage) {
    let header = TableHeader(bytes)
    if let reason = header.damage(inBytes: bytes.count, axes: Self.axes) {
      throw Damage(description: reason)
    }
    self.bytes = bytes
    count = header.words
    subspaces = header.subspaces
    centroids = TableHeader.halves(Self.axes * 256, in: bytes, at: TableHeader.length)
    hashes = header.hashes
    codes = header.codes
  }

  /// The row of a word, given as its folded UTF-8; nil where the table has none.
  ///
  /// Complexity: O(log ``count``).
  func row(of word: ArraySlice<UInt8>) -> Int32? {
    guard Self.canStand(word) else { return nil }
    let hash = word.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if TableHeader.whole(in: bytes, at: hashes + 4 * middle) < hash {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < count, TableHeader.whole(in: bytes, at: hashes + 4 * low) == hash else {
      return nil
    }
    return Int32(low)
  }

  /// Adds a row's vector, times a factor, to a sum of ``axes`` numbers.
  private func add(_ row: Int32, times factor: Float, to sum: inout [Float]) {
    let width = Self.axes / subspaces
    let start = bytes.startIndex + codes + Int(row) * subspaces
    for subspace in 0..<subspaces {
      let centroid = (subspace * 256 + Int(bytes[start + subspace])) * width
      for axis in 0..<width {
        sum[subspace * width + axis] += factor * centroids[centroid + axis]
      }
    }
  }

  /// The mean of some rows' vectors by their weights, ``axes`` numbers; none where there are no rows.
  func mean(of words: [(row: Int32, weight: Float)]) -> [Float] {
    let total = words.reduce(Float(0)) { $0 + $1.weight }
    guard total > 0 else { return [] }
    var sum = Array(repeating: Float(0), count: Self.axes)
    for word in words { add(word.row, times: word.weight / total, to: &sum) }
    return sum
  }

  /// Words with digits and very long ones have no vector.
  private static func canStand(_ word: ArraySlice<UInt8>) -> Bool {
    let letters = word.count { $0 & 0xC0 != 0x80 }
    return (1...30).contains(letters) && !word.contains { (0x30...0x39).contains($0) }
  }
}
