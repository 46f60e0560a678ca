import FeedModel
import FoundationEssentials

/// One run: what is remembered, the stories there were, what comes in, and the stories there are.
struct ClusterRun {
  var engine: ClusterEngine
  /// The stories there were, oldest first; their places are their numbers in the engine.
  private(set) var known: [Seating.Outline] = []
  /// What the editor named that has a story but no words here.
  private(set) var absent: Set<Entry.ID> = []
  /// The ids of the stories by their numbers, new ones after the known.
  var names: [Story.ID] = []
  /// How often another id had to be made for a new story, by its number.
  var namesRefused: [Int32: Int] = [:]
  /// All that is read, not remembered.
  private var expected: Set<Entry.ID> = []
  /// Entries that are grouped as if they had just come.
  private let loose: Set<Entry.ID>
  private var recollection = ClusterEngine.Recollection()
  private(set) var segments: [ClusterSegment] = []
  /// The members of the stories there were, by the stories' numbers.
  private var seats: [[Seating.Seat]] = []
  /// Where entries are that are not remembered.
  private var places: [Entry.ID: Place] = [:]
  /// The stories that entries have already, by the entries' numbers.
  private var settled: [(number: Int32, story: Int32)] = []
  /// The numbers of the entries that came in.
  private(set) var arrivals: Range<Int32> = 0..<0

  private struct Place {
    var story: Int32
    var copyOf: Entry.ID?
  }

  init(
    parameters: StoryClusterer.Parameters, words: WordVectors? = nil, embeddings: String? = nil,
    decisions: [Decision], loosening loose: Set<Entry.ID>
  ) {
    self.loose = loose
    engine = ClusterEngine(parameters: parameters, words: words, embeddings: embeddings)
    engine.rulings = Rulings(decisions)
  }

  /// The running number of the engine's first entry.
  var firstNumber: Int { recollection.first ?? 0 }

  /// Takes in a segment of an earlier run.
  mutating func recall(_ segment: ClusterSegment) throws(ClusterSegmentError) {
    let content = try SegmentContent(
      segment.bytes, inPart: !engine.isReading, hasEmbeddings: engine.embeddings != nil)
    guard content.parameters == engine.memoryMark else { throw .otherParameters }
    guard content.first == segment.first, content.count == segment.count else { throw .damaged }
    try engine.recall(content, into: &recollection)
    var outline = segment
    outline.bytes = []
    segments.append(outline)
  }

  /// Whether one of some entries is remembered.
  func remembers(anyOf ids: Set<Entry.ID>) -> Bool {
    ids.contains { engine.numbers[$0] != nil }
  }

  /// What must be read besides what is new: loose entries that are not remembered, and those that were
  /// told as copies of something which the editor keeps apart from them.
  var unread: Set<Entry.ID> {
    loose.filter { engine.numbers[$0] == nil }.union(recollection.parted)
  }

  /// Takes in which entries are in which stories, and which will be read, once all is recalled.
  mutating func seat(_ seating: Seating, expecting expected: Set<Entry.ID>) {
    self.expected = expected
    engine.finish()
    engine.expect(engine.ids.count + expected.count)
    let order = seating.stories.indices.sorted { seating.stories[$0] < seating.stories[$1] }
    var numbers = Array(repeating: Int32(0), count: order.count)
    for (number, place) in order.enumerated() { numbers[place] = Int32(number) }
    known = order.map { seating.stories[$0] }
    seats = Array(repeating: [], count: known.count)
    for seat in seating.seats {
      seats[Int(numbers[seat.story])].append(seat)
      if let number = engine.numbers[seat.entry] {
        settled.append((number: number, story: numbers[seat.story]))
      } else {
        places[seat.entry] = Place(story: numbers[seat.story], copyOf: seat.copyOf)
      }
    }
    let seated = Set(settled.map(\.number))
    engine.gone = Set((0..<engine.recalled).filter { !seated.contains($0) })
    enter(absentees())
    _ = engine.weigh()
  }

  /// Reads entries; to be given in order of date, then id.
  mutating func read(_ entries: [Entry]) {
    enter(entries.filter { engine.numbers[$0.id] == nil }.compactMap { arrival(of: $0) })
  }

  /// Weighs the words of what was read.
  mutating func weigh() {
    let start = engine.weigh()
    arrivals = start..<Int32(engine.ids.count)
  }

  /// Groups what was weighed into the stories there were.
  mutating func group() {
    for _ in known { _ = engine.partition.found() }
    for (number, story) in settled.sorted(by: { $0.number < $1.number })
    where engine.isOriginal(number) {
      engine.partition.put(number, in: story)
    }
    engine.partition.forgetTouched()
    tellLeads()
    settleAbsentees()
    engine.tellConstraints()
    engine.group(
      from: engine.recalled, loosening: loose.compactMap { engine.numbers[$0] }.sorted())
    names = known.map(\.id)
    nameNewStories()
  }

  /// The members of a story as it was.
  func members(of story: Int32) -> [Seating.Seat] { seats[Int(story)] }

  /// The story of an entry by its number; nil if it has none that is known here.
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
    let place = places[entry.id]
    var copyOf = place?.copyOf
    if let original = copyOf, !expected.contains(original), engine.numbers[original] == nil {
      guard engine.rulings.named.contains(entry.id) else { return nil }
      copyOf = nil
    }
    var entry = entry
    // One text for each id, however many times it was read from somewhere.
    if let same = expected.firstIndex(of: entry.id) { entry.id = expected[same] }
    return .init(entry: entry, story: place?.story, copyOf: copyOf)
  }

  /// What the editor named that has a story but no words here; it gets a number without any.
  private mutating func absentees() -> [ClusterEngine.Arrival] {
    let named = engine.rulings.named.filter { engine.numbers[$0] == nil && !expected.contains($0) }
    let arrivals = named.compactMap { id -> ClusterEngine.Arrival? in
      guard let place = places[id], let feed = FeedURL("absent:") else { return nil }
      var entry = Entry(id: id, feed: feed)
      entry.published = known[Int(place.story)].published
      return .init(entry: entry, story: place.story, isNeverCopy: true)
    }
    absent = Set(arrivals.map(\.entry.id))
    return arrivals
  }

  private mutating func tellLeads() {
    for (story, told) in known.enumerated() {
      engine.partition.leads[Int32(story)] = engine.numbers[told.lead].map {
        engine.originals[Int($0)]
      }
    }
  }

  /// Absent entries stay with those they were with, as far as the editor allows.
  private mutating func settleAbsentees() {
    for id in absent.sorted() {
      guard let story = places[id]?.story else { continue }
      for member in engine.partition.members(of: story) where engine.ids[Int(member)] != id {
        if engine.rulings.join(engine.ids[Int(member)], id) { break }
      }
    }
  }
}
