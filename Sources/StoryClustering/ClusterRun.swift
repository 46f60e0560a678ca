import FeedModel

/// One run: the stories there were, what comes in, and the stories there are.
struct ClusterRun {
  let previous: StoryCatalogue
  /// The stories there were, oldest first; their places are their numbers in the engine.
  let known: [Story]
  /// Where each entry was.
  let places: [Entry.ID: Place]
  var engine: ClusterEngine
  /// What came in, by id.
  private(set) var entries: [Entry.ID: Entry] = [:]
  private let decisions: [Decision]

  struct Place {
    var story: Int32
    var member: Member
  }

  init(parameters: StoryClusterer.Parameters, previous: StoryCatalogue, decisions: [Decision]) {
    self.previous = previous
    self.decisions = decisions.sorted {
      ($1.made, $0.first, $0.second) < ($0.made, $1.first, $1.second)
    }
    known = previous.stories.sorted { ($0.published, $0.id) < ($1.published, $1.id) }
    var places: [Entry.ID: Place] = [:]
    for (number, story) in known.enumerated() {
      for member in story.members {
        places[member.entry] = Place(story: Int32(number), member: member)
      }
    }
    self.places = places
    engine = ClusterEngine(parameters: parameters)
  }

  /// Groups what is new into the stories there were.
  mutating func add(_ new: [Entry], to window: [Entry]) {
    for entry in window + new { entries[entry.id] = entry }
    let separated = Set(
      decisions.filter { $0.verdict == .different }.flatMap { [$0.first, $0.second] })
    let arrivals = entries.values.compactMap { arrival(of: $0, separated) } + absentees()
    let start = engine.read(arrivals)
    for _ in known { _ = engine.partition.found() }
    for (number, story) in settled(arrivals) { engine.partition.put(number, in: story) }
    engine.constraints = constraints()
    engine.group(from: start)
  }
}

extension ClusterRun {
  /// An entry as the engine takes it; nil for a copy of something that is no longer there, which
  /// just stays with its story.
  private func arrival(of entry: Entry, _ separated: Set<Entry.ID>) -> ClusterEngine.Arrival? {
    let place = places[entry.id]
    var copyOf = place?.member.copyOf
    if separated.contains(entry.id) { copyOf = nil }
    if let copyOf, entries[copyOf] == nil { return nil }
    return .init(
      entry: entry, story: place?.story, copyOf: copyOf, isNeverCopy: separated.contains(entry.id))
  }

  /// Entries that are too old to come in but that the editor named, without words.
  private func absentees() -> [ClusterEngine.Arrival] {
    let named = Set(decisions.flatMap { [$0.first, $0.second] })
    return named.sorted().compactMap { id in
      guard entries[id] == nil, let place = places[id], let feed = FeedURL("absent:") else {
        return nil
      }
      var entry = Entry(id: id, feed: feed)
      entry.published = known[Int(place.story)].published
      return .init(entry: entry, story: place.story, isNeverCopy: true)
    }
  }

  /// The stories that entries have already, by the entries' numbers, ascending.
  private func settled(_ arrivals: [ClusterEngine.Arrival]) -> [(Int32, Int32)] {
    arrivals.compactMap { arrival in
      guard let story = arrival.story, let number = engine.numbers[arrival.entry.id],
        engine.isOriginal(number)
      else { return nil }
      return (number, story)
    }.sorted { $0.0 < $1.0 }
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
    for absentee in absentees() {
      guard let number = engine.numbers[absentee.entry.id], let story = absentee.story,
        let anchor = engine.partition.members(of: story).first
      else { continue }
      constraints.join(number, anchor)
    }
    return constraints
  }
}
