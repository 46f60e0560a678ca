/// How similar each entry's nearest neighbours are, in flat arrays: what local scaling asks for, kept as
/// edges come so that nobody has to walk along them.
struct NearestSimilarities: Sendable {
  /// How many are kept of an entry.
  private let limit: Int
  /// The bits of ``Weight``s, largest first, `limit` an entry; 0 where there are fewer.
  private var largest: [UInt16] = []

  init(limit: Int) { self.limit = limit }

  /// Makes room for the entries below a number.
  mutating func grow(to count: Int) {
    let missing = count * limit - largest.count
    if missing > 0 { largest.append(contentsOf: repeatElement(0, count: missing)) }
  }

  /// Whether so similar a neighbour would be one of the nearest of an entry.
  func isNear(_ similarity: Weight, to entry: Int32) -> Bool {
    limit > 0 && similarity.bits > largest[(Int(entry) + 1) * limit - 1]
  }

  /// Takes note of one more neighbour of an entry; gives whether it is one of the nearest.
  @discardableResult
  mutating func note(_ similarity: Weight, of entry: Int32) -> Bool {
    guard isNear(similarity, to: entry) else { return false }
    let start = Int(entry) * limit
    var place = start + limit - 1
    while place > start, largest[place - 1] < similarity.bits {
      largest[place] = largest[place - 1]
      place -= 1
    }
    largest[place] = similarity.bits
    return true
  }

  /// Takes note of edges of earlier runs, but for those between entries of two languages.
  ///
  /// `languages` has a number for each entry, -1 for none, or is empty where there is but one.
  /// Complexity: O(edges).
  mutating func note(_ edges: SimilarityGraph.Remembered, languages: [Int32]) {
    edges.visit { entry, older in
      guard isNear(older.similarity, to: entry) || isNear(older.similarity, to: older.target)
      else { return }
      if !languages.isEmpty {
        let (own, other) = (languages[Int(entry)], languages[Int(older.target)])
        if own != other, own >= 0, other >= 0 { return }
      }
      note(older.similarity, of: entry)
      note(older.similarity, of: older.target)
    }
  }

  /// The mean of an entry's nearest neighbours; nil if it has none.
  func mean(of entry: Int32) -> Float? {
    let nearest = largest[(Int(entry) * limit)..<((Int(entry) + 1) * limit)].prefix { $0 > 0 }
    guard !nearest.isEmpty else { return nil }
    return nearest.reduce(Float(0)) { $0 + Weight(bits: $1).share } / Float(nearest.count)
  }
}
