import FeedModel
import FoundationEssentials

/// One run: what is remembered, the stories there were, what comes in, and the stories there are.
struct ClusterRun {
  var engine: ClusterEngine
  /// The stories there were, oldest first; their places are their numbers in the engine.
  private(set) var known: [Seating.Outline] = []
  /// The numbers of entries that the editor named and that do not come in.
  private(set) var absent: Set<Entry.ID> = []
  /// The ids of the stories by their numbers, new ones after the known.
  var names: [Story.ID] = []
  /// How often another id had to be made for a new story, by its number.
  var namesRefused: [Int32: Int] = [:]
  /// All that is read, not remembered.
  private let expected: Set<Entry.ID>
  private let decisions: [Decision]
  /// What the editor keeps apart from something.
  private let separated: Set<Entry.ID>
  private var recollection = ClusterEngine.Recollection()
  private(set) var segments: [ClusterSegment] = []
  /// Where entries are that are not remembered.
  private var places: [Entry.ID: Place] = [:]
  /// The stories that entries have already, by the entries' numbers.
  private var settled: [(number: Int32, story: Int32)] = []
  /// The number of the first entry that came in, and the one after the last.
  private(set) var arrivals: Range<Int32> = 0..<0

  private struct Place {
    var story: Int32
    var copyOf: Entry.ID?
  }

  init(
    parameters: StoryClusterer.Parameters, decisions: [Decision], expecting expected: Set<Entry.ID>
  ) {
    self.expected = expected
    self.decisions = decisions.sorted {
      ($1.made, $0.first, $0.second) < ($0.made, $1.first, $1.second)
    }
    separated = Set(
      decisions.filter { $0.verdict == .different }.flatMap { [$0.first, $0.second] })
    engine = ClusterEngine(parameters: parameters)
    engine.expect(expected.count)
  }

  /// The running number of the engine's first entry.
  var firstNumber: Int { recollection.first ?? 0 }

  /// Takes in a segment of an earlier run.
  mutating func recall(_ segment: ClusterSegment) throws(ClusterSegmentError) {
    let content = try SegmentContent(segment.bytes)
    guard content.parameters == engine.parameters.memoryMark else { throw .otherParameters }
    guard content.first == segment.first, content.count == segment.count else { throw .damaged }
    try engine.recall(content, into: &recollection)
    var outline = segment
    outline.bytes = []
    segments.append(outline)
  }

  /// Takes in which entries are in which stories, once all segments are recalled.
  mutating func seat(_ seating: Seating) {
    engine.finish(recollection)
    recollection.edges = RaggedArray()
    let order = seating.stories.indices.sorted { seating.stories[$0] < seating.stories[$1] }
    var numbers = Array(repeating: Int32(0), count: order.count)
    for (number, place) in order.enumerated() { numbers[place] = Int32(number) }
    known = order.map { seating.stories[$0] }
    for seat in seating.seats {
      if let number = engine.numbers[seat.entry] {
        settled.append((number: number, story: numbers[seat.story]))
      } else {
        places[seat.entry] = Place(story: numbers[seat.story], copyOf: seat.copyOf)
      }
    }
    arrivals = engine.recalled..<engine.recalled
  }

  /// Reads entries; to be given in order of date, then id.
  mutating func read(_ entries: [Entry]) {
    enter(entries.filter { engine.numbers[$0.id] == nil }.compactMap { arrival(of: $0) })
  }

  /// Weighs the words of what was read.
  mutating func weigh() {
    let start = engine.weigh()
    arrivals = start..<Int32(engine.ids.count)
    enter(absentees())
    _ = engine.weigh()
  }

  /// Groups what was weighed into the stories there were.
  mutating func group() {
    for _ in known { _ = engine.partition.found() }
    for (number, story) in settled.sorted(by: { $0.number < $1.number })
    where engine.isOriginal(number) {
      engine.partition.put(number, in: story)
    }
    engine.partition.forgetTouched()
    engine.constraints = constraints()
    engine.group(from: arrivals.lowerBound)
    names = known.map(\.id)
    nameNewStories()
  }

  /// The story an entry is in; nil if it is only known to the store.
  func story(of number: Int32) -> Int32? {
    engine.partition.story(of: engine.originals[Int(number)])
  }

  /// Whether an entry is here with its words and has a story.
  func isPresent(_ id: Entry.ID) -> Bool {
    guard let number = engine.numbers[id], !absent.contains(id) else { return false }
    return story(of: number) != nil
  }
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
    let place = places[entry.id]
    let copyOf = isSeparated ? nil : place?.copyOf
    if let copyOf, !expected.contains(copyOf), engine.numbers[copyOf] == nil { return nil }
    var entry = entry
    // One text for each id, however many times it was read from somewhere.
    if let same = expected.firstIndex(of: entry.id) { entry.id = expected[same] }
    return .init(
      entry: entry, story: place?.story, copyOf: copyOf, isNeverCopy: isSeparated)
  }

  /// What the editor named that has a story but no words here.
  private mutating func absentees() -> [ClusterEngine.Arrival] {
    let named = Set(decisions.flatMap { [$0.first, $0.second] })
      .filter { engine.numbers[$0] == nil }
    let arrivals = named.compactMap { id -> ClusterEngine.Arrival? in
      guard let place = places[id], let feed = FeedURL("absent:") else { return nil }
      var entry = Entry(id: id, feed: feed)
      entry.published = known[Int(place.story)].published
      return .init(entry: entry, story: place.story, isNeverCopy: true)
    }
    absent = Set(arrivals.map(\.entry.id))
    return arrivals
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
    for id in absent.sorted() {
      guard let number = engine.numbers[id], let story = places[id]?.story,
        let anchor = engine.partition.members(of: story).first
      else { continue }
      constraints.join(number, anchor)
    }
    return constraints
  }
}
