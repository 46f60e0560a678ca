import FeedModel
import Foundation
import TestSupport
import Testing

@testable import StoryClustering

/// That a run which remembers is as good as one that reads everything again.
struct MemoryTests {
  /// Runs that each get a batch and what the last one stored.
  private struct Runs {
    var clusterer = StoryClusterer()
    var catalogue = StoryCatalogue()
    var segments: [ClusterSegment] = []

    mutating func run(
      _ batch: [Entry], respecting decisions: [Decision] = [], isReading: Bool = true
    ) throws {
      var folding = clusterer.folding(respecting: decisions)
      folding.foresee(segments.reduce(batch.count) { $0 + $1.count }, isReading: isReading)
      for segment in segments { try folding.recall(segment) }
      folding.seat(Seating(catalogue.stories), expecting: Set(batch.map(\.id)))
      folding.read(batch.sorted { ($0.effectiveDate, $0.id) < ($1.effectiveDate, $1.id) })
      folding.weigh()
      folding.group()
      let used = Set(catalogue.stories.map(\.id)).union(catalogue.aliases.keys)
      while !used.isDisjoint(with: folding.newNames) { folding.avoid(used) }
      let kept = Set(folding.kept)
      let changes = folding.changes(
        keeping: catalogue.stories.flatMap(\.members).filter { kept.contains($0.entry) })
      catalogue = catalogue.applying(changes)
      guard let memory = changes.memory else { return }
      segments =
        segments.filter { memory.kept.contains($0.first) } + memory.added
    }
  }

  private func batches(_ seed: Seed, count: Int = 120) throws -> [[Entry]] {
    var random = seed.generator
    let entries = try [Entry].sample(count: count, using: &random)
      .sorted { ($0.effectiveDate, $0.id) < ($1.effectiveDate, $1.id) }
    return stride(from: 0, to: count, by: 10).map { Array(entries[$0..<($0 + 10)]) }
  }

  @Test(arguments: Seed.several) func `runs that remember tell the same stories as one engine`(
    seed: Seed
  ) throws {
    var runs = Runs()
    var engine = ClusterEngine(parameters: .init())
    for batch in try batches(seed) {
      try runs.run(batch)
      engine.add(batch.map { .init(entry: $0) })
    }
    let groups = Dictionary(grouping: 0..<Int32(engine.ids.count)) {
      engine.partition.story(of: engine.originals[Int($0)]) ?? -1
    }
    let expected = Set(groups.values.map { Set($0.map { engine.ids[Int($0)].rawValue }) })
    #expect(runs.catalogue.groups == expected)
    #expect(runs.segments.map(\.count).reduce(0, +) == 120)
    #expect(runs.segments.count < 8)
  }

  @Test(arguments: Seed.several) func `a decision recalls a part and tells the same`(
    seed: Seed
  ) throws {
    let table = Fixture.projectFolder.appending(path: "Sources/BundledVectors/words-32.nfv")
    let words = try WordVectors(try Data(contentsOf: table, options: .alwaysMapped))
    var runs = Runs(clusterer: StoryClusterer(words: words))
    let batches = try batches(seed).map { batch in
      batch.enumerated().map { number, entry in
        var entry = entry
        entry.language = ["en", "de"][number % 2]
        return entry
      }
    }
    for batch in batches { try runs.run(batch) }
    // Something that the editor names has left the window.
    let all = batches.flatMap { $0 }.map(\.id)
    let forgotten = runs.segments.removeFirst().count
    let (old, one, other) = (all[0], all[forgotten], all[all.count - 1])
    let before = runs.catalogue
    let far = try #require(
      all.dropFirst(forgotten).first { id in
        before.story(of: id.rawValue)?.id != before.story(of: one.rawValue)?.id
      })
    for word: Decision.Word in [
      .join([[one], [far]]), .separate([one], [other]), .split([far], from: [one]),
      .join([[old], [other]]),
    ] {
      var (whole, part) = (runs, runs)
      let decision = Decision(word, made: Date(timeIntervalSince1970: 1))
      try whole.run([], respecting: [decision])
      try part.run([], respecting: [decision], isReading: false)
      #expect(part.catalogue == whole.catalogue)
      if case .join = word { #expect(part.catalogue.groups != before.groups) }
    }
  }

  @Test func `what is remembered comes back as it was`() throws {
    var engine = ClusterEngine(parameters: .init())
    engine.add(try KurskNews.entries().map { .init(entry: $0) })
    let all = 0..<Int32(engine.ids.count)
    let content = engine.content(of: all, countedFrom: 7)
    let read = try SegmentContent(content.bytes)
    #expect(read.bytes == content.bytes)
    var other = ClusterEngine(parameters: .init())
    var recollection = ClusterEngine.Recollection()
    try other.recall(read, into: &recollection)
    other.finish()
    other.graph.gather(all)
    #expect(other.content(of: all, countedFrom: 7).bytes == content.bytes)
    #expect(other.copies == engine.copies)
    for entry in all {
      #expect(other.nearest.mean(of: entry) == engine.nearest.mean(of: entry))
      #expect(
        Set(other.graph.neighbours(of: entry).map(\.index))
          == Set(engine.graph.neighbours(of: entry).map(\.index)))
    }
  }

  @Test func `damaged, cut and foreign segments are refused and harm nothing`() throws {
    var runs = Runs()
    try runs.run(try KurskNews.entries())
    let whole = runs.segments[0]
    func recall(_ bytes: [UInt8], first: Int = whole.first) throws {
      var segment = whole
      segment.bytes = bytes
      segment.first = first
      var folding = StoryClusterer().folding(respecting: [])
      try folding.recall(segment)
    }
    try recall(whole.bytes)
    for end in stride(from: 0, to: whole.bytes.count, by: 97) {
      #expect(throws: ClusterSegmentError.self) { try recall(Array(whole.bytes[..<end])) }
    }
    // Some damage cannot be seen; what must not happen is a crash.
    for place in stride(from: 0, to: whole.bytes.count, by: 31) {
      var bytes = whole.bytes
      bytes[place] ^= 0xFF
      _ = try? recall(bytes)
    }
    #expect(throws: ClusterSegmentError.damaged) { try recall(whole.bytes, first: 3) }
    var parameters = StoryClusterer.Parameters()
    parameters.decayHours = 168
    var other = StoryClusterer(parameters: parameters).folding(respecting: [])
    #expect(throws: ClusterSegmentError.otherParameters) { try other.recall(whole) }
    parameters = .init()
    parameters.threshold = 0.2
    var stricter = StoryClusterer(parameters: parameters).folding(respecting: [])
    try stricter.recall(whole)
  }

  @Test func `small segments are joined, old ones stay as they are`() {
    let start = Date(timeIntervalSince1970: 0)
    func segment(_ first: Int, _ count: Int, hours: Double) -> ClusterSegment {
      ClusterSegment(
        first: first, count: count, earliest: start + hours * 3600,
        latest: start + (hours + 1) * 3600, bytes: [])
    }
    let segments = [
      segment(0, 5, hours: 0), segment(5, 100, hours: 30), segment(105, 20, hours: 40),
      segment(125, 6, hours: 41),
    ]
    func plan(_ count: Int, hours: Double) -> SegmentPlan {
      SegmentPlan(
        after: segments, adding: count, latest: start + hours * 3600, windowHours: 96)
    }
    #expect(plan(1, hours: 42).start == 131)
    #expect(plan(4, hours: 42).start == 125)
    #expect(plan(5, hours: 42).start == 105)
    #expect(plan(90, hours: 42).start == 5)
    #expect(plan(90, hours: 42).kept == [0])
    #expect(plan(90, hours: 60).kept == [0, 5])
  }
}
