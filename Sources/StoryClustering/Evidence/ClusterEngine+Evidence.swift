import FeedModel

extension ClusterEngine {
  /// How close an entry is to the stories around it.
  struct Closeness {
    /// To the other members of its own story, on average.
    var mean: Float = 0
    /// All that it is linked with.
    var neighbours: [Scored] = []
    /// The closest member.
    var nearest: Scored?
    /// The other stories, on average over their members, closest first.
    var others: [Scored] = []
    /// The closest other story.
    var runnerUp: Scored? { others.first }
  }

  /// How close an entry is to its story and to the next best.
  ///
  /// Complexity: O(its edges).
  mutating func closeness(of entry: Int32, to story: Int32) -> Closeness {
    var result = Closeness()
    var sums: [Int32: Float] = [:]
    result.neighbours = closeNeighbours(of: entry)
    for neighbour in result.neighbours {
      guard let other = partition.story(of: neighbour.index) else { continue }
      sums[other, default: 0] += neighbour.score
      if other == story { result.nearest = min(result.nearest ?? neighbour, neighbour) }
    }
    let others = partition.members(of: story).count - 1
    if others > 0 { result.mean = (sums[story] ?? 0) / Float(others) }
    sums[story] = nil
    result.others = sums.map { mean($1, of: $0) }.sorted()
    return result
  }

  /// The words an entry shares with the rest of its story that tell something, the rarest first.
  ///
  /// Complexity: O(its words).
  /// - Parameters:
  ///   - entry: one whose words were counted among the story's.
  ///   - words: those of the story.
  ///   - other: the words of another story that it is in, which do not count, nor do borrowed ones; nil
  ///     for none.
  /// - Returns: at most eight.
  func sharedTerms(
    of entry: Int32, _ words: StoryWords, besides other: StoryWords? = nil
  ) -> [Evidence.SharedTerm] {
    guard words.members > 1 else { return [] }
    let language = languages[Int(entry)]
    let parts = other == nil ? compared.parts(entry, own: vectors) : vectors.parts(entry)
    var shared = parts.filter { part in
      words.comparing.values[Int(part.index)] > 1
        && isTelling(part.index, in: language, of: words)
        && other.map { $0.saying.values[Int(part.index)] <= 1 } ?? true
    }.map {
      let others = words.sum.values[Int($0.index)] - $0.score
      return Scored(index: $0.index, score: $0.score * others / Float(words.members - 1))
    }
    shared.keepBest(Self.shownTerms)
    let own = Set(vectors.parts(entry).map(\.index))
    let terms = shared.filter { $0.score > 0 }.map {
      (
        rarity: frequencies.rarity(of: $0.index, in: language),
        term: Evidence.SharedTerm(
          term: reader.table[$0.index], weight: Double($0.score),
          isBorrowed: !own.contains($0.index))
      )
    }
    return terms.sorted {
      ($1.rarity, $1.term.weight, $0.term.term) < ($0.rarity, $0.term.weight, $1.term.term)
    }.map(\.term)
  }

  /// The words that weigh in an entry and that no other report of its story has, with their part of
  /// all it says; nil where that is little.
  ///
  /// Complexity: O(its words).
  func ownWords(of entry: Int32, _ words: StoryWords) -> Evidence.Doubt? {
    let parts = vectors.parts(entry)
    let isShared = { (part: Scored) in words.saying.values[Int(part.index)] > 1 }
    let own = 1 - parts.filter(isShared).reduce(Float(0)) { $0 + $1.score * $1.score }
    guard own >= Self.muchOfItsOwn else { return nil }
    let language = languages[Int(entry)]
    let telling = parts.filter { !isShared($0) && isTelling($0.index, in: language, of: words) }
    let names = telling.best(Self.shownOwnWords).sorted().map { reader.table[$0.index] }
    return names.isEmpty ? nil : .words(names, part: Double(own))
  }

  private func mean(_ sum: Float, of story: Int32) -> Scored {
    Scored(index: story, score: sum / Float(partition.members(of: story).count))
  }

  /// What an entry's headline names and counts; empty if it was not read here.
  func headline(of entry: Int32) -> [String] {
    guard entry >= recalled, Int(entry - recalled) < headlines.count else { return [] }
    return String(decoding: headlines[Int(entry - recalled)], as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  private static let shownTerms = 8
  private static let shownOwnWords = 5
  /// From which part of an entry on words of its own speak against its place.
  private static let muchOfItsOwn: Float = 0.8
}
