public import FeedModel

/// How two entries compare, held against each other directly.
public struct PairComparison: Sendable, Hashable, Codable {
  /// How similar their words are less what the time between them costs and, for two reports of one
  /// outlet, what that costs; 0 to 1.
  ///
  /// Words that headlines borrow count too; where full texts stand close together, grouping counts
  /// less.
  public var similarity: Double
  /// Hours between them.
  public var hours: Double
  /// The part of the similarity that the time between them costs, 0 to 1.
  public var timeCost: Double
  /// Whether they are too far apart in time to be compared when stories are made.
  public var isOutsideWindow: Bool
  /// The part of the similarity that it costs to be of one outlet, 0 to 1.
  public var outletCost: Double
  /// Whether they are in different languages, so that their words say little.
  public var isAcrossLanguages: Bool
  /// Words that both have and hardly any other entry of the language, the rarest first.
  public var terms: [Evidence.SharedTerm]
  /// The names and numbers that both headlines have.
  public var names: [String]
  /// What speaks against one event: numbers and names of the headlines, words of the first entry.
  public var doubts: [Evidence.Doubt]
}

/// Entries whose words are counted, so that two of them can be held against each other.
///
/// Nothing is grouped and nothing changed; it is what ``StoryClusterer`` does before grouping.
public struct EntryComparer {
  private var engine: ClusterEngine
  private let facts: [Entry.ID: [String]]

  /// Counts words.
  ///
  /// Complexity: O(entries · candidates).
  /// - Parameters:
  ///   - entries: those that are compared and those around them in time, in any order; the first of
  ///     each id counts.
  ///   - compared: those that are compared; none of them is left out for being a copy.
  ///   - clusterer: what stories are made by; languages are not bridged.
  public init(
    _ entries: [Entry], comparing compared: Set<Entry.ID>, clusterer: StoryClusterer
  ) {
    var seen: Set<Entry.ID> = []
    let arrivals = entries.filter { seen.insert($0.id).inserted }.map {
      ClusterEngine.Arrival(entry: $0, isNeverCopy: compared.contains($0.id))
    }
    var engine = ClusterEngine(parameters: clusterer.parameters)
    engine.read(ClusterEngine.inOrder(arrivals))
    engine.borrow(from: engine.weigh())
    self.engine = engine
    facts = Dictionary(
      compared.compactMap { id in engine.numbers[id].map { (id, engine.headline(of: $0)) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// How two entries compare; nil if one of them was not counted.
  ///
  /// Complexity: O(their words).
  public func comparison(of a: Entry.ID, _ b: Entry.ID) -> PairComparison? {
    guard let first = engine.numbers[a], let second = engine.numbers[b] else { return nil }
    var words = StoryWords()
    engine.count(wordsOf: [first, second], into: &words)
    var tally = HeadlineTally()
    for (id, number) in [(a, first), (b, second)] {
      tally.add(facts[id] ?? [], of: id, in: engine.languages[Int(number)])
    }
    let language = engine.languages[Int(first)]
    let doubts =
      tally.conflicts(facts[a] ?? [], of: a)
      + [tally.strangers(facts[a] ?? [], in: language), engine.ownWords(of: first, words)]
      .compactMap(\.self)
    let hours = abs(engine.hours(of: first) - engine.hours(of: second))
    return PairComparison(
      similarity: similarity(first, second), hours: hours,
      timeCost: 1 - Double(engine.decay(first, second)),
      isOutsideWindow: hours > engine.parameters.windowHours,
      outletCost: 1 - Double(engine.outletShare(first, second)),
      isAcrossLanguages: language != engine.languages[Int(second)],
      terms: engine.sharedTerms(of: first, words),
      names: tally.shared(facts[a] ?? [], in: language), doubts: doubts)
  }

  /// How similar an entry is to some others on average, 0 to 1; 0 where none was counted.
  public func meanSimilarity(of entry: Entry.ID, to others: [Entry.ID]) -> Double {
    guard let number = engine.numbers[entry] else { return 0 }
    let counted = others.compactMap { engine.numbers[$0] }.filter {
      $0 != number && engine.isOriginal($0)
    }
    guard !counted.isEmpty else { return 0 }
    return counted.reduce(0) { $0 + similarity(number, $1) } / Double(counted.count)
  }

  private func similarity(_ a: Int32, _ b: Int32) -> Double {
    var spread = Accumulator()
    spread.grow(to: engine.reader.table.count)
    engine.compared.add(a, own: engine.vectors, times: 1, to: &spread)
    let likeness = engine.likeness(of: b, to: a, spread)
    return Double(min(1, likeness * engine.decay(a, b) * engine.outletShare(a, b)))
  }
}
