import FeedModel

/// Comparing entries by what a service says they are about, where words fail: between languages, and
/// the more the shorter the texts are.
extension ClusterEngine {
  /// The entries that should have a vector and have none: short ones, and all where the window holds
  /// entries of several languages; none without a service.
  ///
  /// To be asked once words are weighed, of the entries that came since the last grouping.
  func entriesWithoutEmbedding(from start: Int32) -> [Int32] {
    guard let embeddings else { return [] }
    let isMixed = Set(knownLanguages).subtracting([-1]).count > 1
    return (start..<Int32(ids.count)).filter {
      isOriginal($0) && !embeddings.isPresent($0) && (isMixed || shortness(of: $0) > 0)
    }
  }

  /// Takes vectors in; false if some have another length than those that are there, which are left out.
  @discardableResult
  mutating func take(_ vectors: [Entry.ID: EmbeddingVector]) -> Bool {
    guard embeddings != nil else { return true }
    growEmbeddings()
    var isWhole = true
    // In order, so that sums of floats are the same in every run.
    for (number, vector) in vectors.compactMap({ id, vector in numbers[id].map { ($0, vector) } })
      .sorted(by: { $0.0 < $1.0 })
    {
      let isTaken = embeddings?.set(vector.bytes, step: vector.step, of: number) ?? true
      isWhole = isWhole && isTaken
    }
    return isWhole
  }

  /// Makes the vectors that came comparable.
  mutating func settleEmbeddings() {
    growEmbeddings()
    embeddings?.settle()
  }

  /// Makes room for the vectors of all entries.
  mutating func growEmbeddings() {
    embeddings?.grow(to: ids.count, languages: languages)
  }

  /// The entries nearest to one by what they are about.
  func nearestByEmbedding(to entry: Int32) -> [Int32] {
    guard let embeddings else { return [] }
    return embeddings.nearest(to: entry, atMost: Self.nearestTaken, above: Self.leastAlike) {
      other in
      guard other != entry, isOriginal(other) else { return 0 }
      let apart = abs(hours(of: other) - hours(of: entry))
      return apart <= parameters.windowHours ? decay(entry, other) : 0
    }.map(\.index)
  }

  /// How similar two entries are, by words and by what they are about; `words` is the product of
  /// their words.
  func similarity(_ a: Int32, _ b: Int32, words: Float) -> Float {
    let fading = decay(a, b)
    guard let embeddings, embeddings.isPresent(a), embeddings.isPresent(b) else {
      return words * fading
    }
    let alike = max(0, embeddings.cosine(a, b)) * fading
    let meaning = alike < Self.leastAlike ? 0 : alike
    if areForeign(a, b) { return Self.acrossShare * meaning }
    let share =
      Self.shortShare * max(shortness(of: a), shortness(of: b))
      * warmth(of: languages[Int(a)], embeddings)
    return share * meaning + (1 - share) * words * fading
  }

  /// How much an entry lacks to a full text: 1 nothing there, 0 a full text.
  private func shortness(of entry: Int32) -> Float {
    max(0, 1 - lengths[Int(entry)] / parameters.fullLength)
  }

  /// How much can be said of what a language's texts have in common, by how many there are.
  private func warmth(of language: Int32, _ embeddings: EmbeddingSpace) -> Float {
    let count = embeddings.means.count(of: language)
    return count / (count + Self.coldCount)
  }

  /// How much meaning counts across languages, and for the shortest texts of one language.
  private static let acrossShare: Float = 0.9
  private static let shortShare: Float = 0.8
  /// Under this, with the time between, two entries say nothing alike.
  private static let leastAlike: Float = 0.2
  /// How many of the nearest are compared in full.
  private static let nearestTaken = 50
  /// With how many vectors of a language they count half.
  private static let coldCount: Float = 10
}
