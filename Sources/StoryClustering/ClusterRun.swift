import FeedModel

/// One run: the stories there were, what comes in piece by piece, and the stories there are.
struct ClusterRun {
  let previous: StoryCatalogue
  /// The stories there were, oldest first; their places are their numbers in the engine.
  let known: [Story]
  /// Where each entry was.
  let places: [Entry.ID: Place]
  var engine: ClusterEngine
  private let decisions: [Decision]
  /// All that come in.
  private let expected: Set<Entry.ID>
  /// What the editor keeps apart from something.
  private let separated: Set<Entry.ID>
  /// Entries that do not come in but that the editor named, without words.
  private let absentees: [ClusterEngine.Arrival]
  private let absent: Set<Entry.ID>
  /// The number of the first entry that came in.
  private var start: Int32 = 0
  private var waiting: ArraySlice<ClusterEngine.Arrival>
  /// The stories that entries have already, by the entries' numbers, ascending.
  private var settled: [(number: Int32, story: Int32)] = []

  struct Place {
    var story: Int32
    /// The place among the story's members.
    var member: Int32
  }

  init(
    parameters: StoryClusterer.Parameters, words: WordVectors? = nil, previous: StoryCatalogue,
    decisions: [Decision], expecting expected: Set<Entry.ID>
  ) {
    self.previous = previous
    self.expected = expected
    self.decisions = decisions.sorted {
      ($1.made, $0.first, $0.second) < ($0.made, $1.first, $1.second)
    }
    let known = previous.stories.sorted { ($0.published, $0.id) < ($1.published, $1.id) }
    self.known = known
    places = Self.places(in: known)
    separated = Set(
      decisions.filter { $0.verdict == .different }.flatMap { [$0.first, $0.second] })
    absentees = Self.absentees(decisions, places, known, expected)
    absent = Set(absentees.map(\.entry.id))
    waiting = absentees[...]
    engine = ClusterEngine(parameters: parameters, words: words)
    engine.expect(expected.count)
  }

  /// Reads entries; to be given in order of date, then id.
  mutating func read(_ entries: [Entry]) {
    guard let last = entries.last else { return }
    let end = (last.effectiveDate, last.id)
    let earlier = waiting.prefix { ($0.entry.effectiveDate, $0.entry.id) < end }
    waiting = waiting.dropFirst(earlier.count)
    enter(entries.compactMap { arrival(of: $0) } + earlier)
  }

  /// Weighs the words of what was read.
  mutating func weigh() {
    enter(Array(waiting))
    waiting = []
    start = engine.weigh()
  }

  /// Groups what was weighed into the stories there were.
  mutating func group() {
    for _ in known { _ = engine.partition.found() }
    for (number, story) in settled where engine.isOriginal(number) {
      engine.partition.put(number, in: story)
    }
    engine.constraints = constraints()
    engine.group(from: start)
  }

  /// The place of an entry in a story there was.
  func member(_ id: Entry.ID) -> Member? {
    places[id].map { known[Int($0.story)].members[Int($0.member)] }
  }

  /// Whether an entry came in and has a number.
  func isPresent(_ id: Entry.ID) -> Bool { engine.numbers[id] != nil && !absent.contains(id) }
}

extension ClusterRun {
  private mutating func enter(_ arrivals: [ClusterEngine.Arrival]) {
    let arrivals = ClusterEngine.inOrder(arrivals)
    for (i, arrival) in arrivals.enumerated() {
      if let story = arrival.story {
        settled.append((number: Int32(engine.ids.count + i), story: story))
      }
    }
    engine.read(arrivals)
  }

  /// An entry as the engine takes it; nil for a copy of something that is no longer there, which
  /// just stays with its story.
  private func arrival(of entry: Entry) -> ClusterEngine.Arrival? {
    let isSeparated = separated.contains(entry.id)
    let copyOf = isSeparated ? nil : member(entry.id)?.copyOf
    if let copyOf, !expected.contains(copyOf) { return nil }
    var entry = entry
    // One text for each id, however many times it was read from somewhere.
    if let same = expected.firstIndex(of: entry.id) { entry.id = expected[same] }
    return .init(
      entry: entry, story: places[entry.id]?.story, copyOf: copyOf, isNeverCopy: isSeparated)
  }

  private static func places(in known: [Story]) -> [Entry.ID: Place] {
    var places: [Entry.ID: Place] = [:]
    places.reserveCapacity(known.count)
    for (number, story) in known.enumerated() {
      for (place, member) in story.members.enumerated() {
        places[member.entry] = Place(story: Int32(number), member: Int32(place))
      }
    }
    return places
  }

  private static func absentees(
    _ decisions: [Decision], _ places: [Entry.ID: Place], _ known: [Story],
    _ expected: Set<Entry.ID>
  ) -> [ClusterEngine.Arrival] {
    let named = Set(decisions.flatMap { [$0.first, $0.second] }).subtracting(expected)
    let arrivals = named.compactMap { id -> ClusterEngine.Arrival? in
      guard let place = places[id], let feed = FeedURL("absent:") else { return nil }
      var entry = Entry(id: id, feed: feed)
      entry.published = known[Int(place.story)].published
      return .init(entry: entry, story: place.story, isNeverCopy: true)
    }
    return ClusterEngine.inOrder(arrivals)
  }

  /// The editor's decisions, the latest first, and that absent entries stay where they were.
  private func constraints() -> Constraints {
    var constraints = Constraints()
    for decision in decisions {
      guard let first = engine.numbers[decision.first], let second = engine.numbers[decision.second]
      else { continue }
      let pair = (engine.originals[Int(first)], engine.originals[Int(second)])
      switch decision.verdict {
      case .same: constraints.join(pair.0, pair.1)
      case .different: constraints.separate(pair.0, pair.1)
      }
    }
    for absentee in absentees {
      guard let number = engine.numbers[absentee.entry.id], let story = absentee.story,
        let anchor = engine.partition.members(of: story).first
      else { continue }
      constraints.join(number, anchor)
    }
    return constraints
  }
}
