extension ClusterEngine {
  /// Links the entries from a number on with those among their candidates that are similar, and
  /// with members of the stories their candidates are in.
  mutating func link(from start: Int32) {
    for entry in start..<Int32(ids.count) where isOriginal(entry) {
      let near = neighbourhood(of: entry) + nearestByEmbedding(to: entry)
      let known = graph.neighbours(of: entry).map(\.index)
      var others = Set(near + membersOfBestStories(among: near))
      others.subtract(known)
      others.remove(entry)
      link(entry, others.sorted())
    }
  }

  /// How close two linked entries are: their similarity, less for two of one outlet and where full
  /// texts stand close together.
  ///
  /// Two events of one kind in one place share most of their words; where everything is close, only
  /// what is closer than its surroundings belongs together. Zelnik-Manor and Perona, "Self-tuning
  /// spectral clustering" (2004).
  mutating func closeness(_ a: Int32, _ b: Int32, similarity: Float) -> Float {
    if areForeign(a, b) { return similarity }
    return outletShare(a, b) * similarity * (scale(of: a) * scale(of: b)).squareRoot()
  }

  /// How much of their similarity two entries keep for the outlets they are of.
  func outletShare(_ a: Int32, _ b: Int32) -> Float {
    outlets.areOfOne(a, b) ? parameters.oneOutlet : 1
  }

  /// How alike the words of an entry are to those of another, whose words are spread out.
  func likeness(of entry: Int32, to other: Int32, _ spread: Accumulator) -> Float {
    let product = compared.dot(entry, own: vectors, spread)
    guard product >= parameters.leastEdge else { return product }
    return product * credence(of: entry, other, spread)
  }

  /// The neighbours of an entry with how close they are.
  mutating func closeNeighbours(of entry: Int32) -> [Scored] {
    graph.neighbours(of: entry).map {
      Scored(index: $0.index, score: closeness(entry, $0.index, similarity: $0.score))
    }
  }

  private mutating func link(_ entry: Int32, _ others: [Int32]) {
    termSum.clear()
    compared.add(entry, own: vectors, times: 1, to: &termSum)
    var similar: [Scored] = []
    for other in others where embeddings != nil || !areForeign(entry, other) {
      let words = likeness(of: other, to: entry, termSum)
      let similarity = similarity(entry, other, words: words)
      guard similarity >= parameters.leastEdge else { continue }
      similar.append(Scored(index: other, score: min(1, similarity)))
    }
    similar.keepBest(parameters.keptEdges)
    for other in similar { link(entry, other.index, Weight(other.score)) }
  }

  /// Remembers that two entries are similar.
  mutating func link(_ a: Int32, _ b: Int32, _ similarity: Weight) {
    graph.link(a, b, similarity)
    note(similarity, between: a, b)
  }

  /// Takes note of an edge for local scaling, which is among entries of one language.
  mutating func note(_ similarity: Weight, between a: Int32, _ b: Int32) {
    guard nearest.isNear(similarity, to: a) || nearest.isNear(similarity, to: b), !areForeign(a, b)
    else { return }
    for entry in [a, b] where nearest.note(similarity, of: entry) {
      if Int(entry) < scales.count { scales[Int(entry)] = -1 }
    }
  }

  /// How far the likeness of the words of an entry and another, whose words are spread out, can be
  /// believed: wholly between headlines and between full texts; where a summary is one of them, by the
  /// share of ``StoryClusterer/Parameters/enoughShared`` telling words that both have.
  private func credence(of entry: Int32, _ other: Int32, _ spread: Accumulator) -> Float {
    guard textLengths[Int(entry)] > 0 || textLengths[Int(other)] > 0,
      min(distinctWords(of: entry), distinctWords(of: other)) < parameters.summaryLength
    else { return 1 }
    let language = languages[Int(other)]
    let share = Float(frequencies.documents(in: language)) * parameters.tellingShare
    let most = max(Self.alwaysTelling, Int32(share))
    var shared: Float = 0
    compared.visit(entry, own: vectors, heaviest: parameters.keptTerms) {
      let isShared = spread.values[Int($0.index)] > 0
      if isShared, frequencies.entries(with: $0.index, in: language) <= most { shared += 1 }
    }
    return min(1, shared / parameters.enoughShared)
  }

  private func distinctWords(of entry: Int32) -> Int {
    vectors.range(entry).count + otherTerms.range(Int(entry)).count
  }

  /// A word that so few entries have tells something, however few entries there are.
  private static let alwaysTelling: Int32 = 8

  /// Up to 60 of the latest members of the three stories that hold most of the candidates.
  private func membersOfBestStories(among near: [Int32]) -> [Int32] {
    var votes: [Int32: Int] = [:]
    for story in near.compactMap(partition.story(of:)) { votes[story, default: 0] += 1 }
    let best = votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
    return best.flatMap { partition.members(of: $0.key).suffix(60) }
  }

  private mutating func scale(of entry: Int32) -> Float {
    if scales[Int(entry)] < 0 { scales[Int(entry)] = freshScale(of: entry) }
    return scales[Int(entry)]
  }

  private func freshScale(of entry: Int32) -> Float {
    let fullness = min(1, max(0, lengths[Int(entry)] / parameters.fullLength - 0.5))
    guard fullness > 0, let mean = nearest.mean(of: entry) else { return 1 }
    return min(1, power(parameters.scaleTarget / max(parameters.scaleFloor, mean), fullness))
  }
}
