import FeedModel
import FoundationEssentials
import TestSupport
import Testing

@testable import StoryClustering

/// Stories with what a service says that texts are about.
struct EmbeddedStoriesTests {
  private static let events = 40
  private static let languages = ["en", "de", "es"]

  /// Each event once in each language, in words that no two entries share.
  private func news(_ languages: [String] = languages) throws -> [Entry] {
    try languages.flatMap { language in
      try (0..<Self.events).map { event in
        var entry = try Entry.sample(
          "\(language)-\(event)", feed: "https://\(language).example/feed",
          title: "\(language)a\(event) \(language)b\(event) \(language)c\(event)",
          hours: Double(event % 5))
        entry.language = language
        return entry
      }
    }
  }

  /// What an event is about, and much more of what its language is like.
  private func vectors(of entries: [Entry]) -> [Entry.ID: EmbeddingVector] {
    var vectors: [Entry.ID: EmbeddingVector] = [:]
    for entry in entries {
      let parts = entry.id.rawValue.split(separator: "-")
      var numbers = Array(repeating: Float(0), count: Self.events + 3)
      numbers[Int(parts[1]) ?? 0] = 1
      numbers[Self.events + (Self.languages.firstIndex(of: String(parts[0])) ?? 0)] = 3
      vectors[entry.id] = EmbeddingVector(numbers)
    }
    return vectors
  }

  /// Runs that each get a batch and what the last one stored.
  private struct Runs {
    var clusterer = StoryClusterer(embeddings: "model")
    var catalogue = StoryCatalogue()
    var segments: [ClusterSegment] = []

    mutating func run(
      _ batch: [Entry], _ vectors: [Entry.ID: EmbeddingVector]
    ) throws -> Set<Entry.ID> {
      var folding = clusterer.folding(respecting: [])
      for segment in segments { try folding.recall(segment) }
      folding.seat(Seating(catalogue.stories), expecting: Set(batch.map(\.id)))
      folding.read(batch.sorted { ($0.effectiveDate, $0.id) < ($1.effectiveDate, $1.id) })
      folding.weigh()
      let wanted = Set(folding.entriesWithoutEmbedding)
      folding.take(vectors)
      folding.group()
      let kept = Set(folding.kept)
      let changes = folding.changes(
        keeping: catalogue.stories.flatMap(\.members).filter { kept.contains($0.entry) })
      catalogue = catalogue.applying(changes)
      if let memory = changes.memory {
        segments =
          segments.filter { memory.kept.contains($0.first) } + memory.added
      }
      return wanted
    }
  }

  @Test func `what is about one thing is one story in all languages`() throws {
    var runs = Runs()
    let news = try news()
    let wanted = try runs.run(news, vectors(of: news))
    #expect(wanted.count == news.count)
    #expect(runs.catalogue.stories.count == Self.events)
    #expect(runs.catalogue.groups.contains(["en-7", "de-7", "es-7"]))
    let member = try #require(runs.catalogue.story(of: "de-7")?.members.last)
    #expect(member.evidence.acrossLanguages != nil)
  }

  @Test func `without vectors the stories are those of words alone`() throws {
    var runs = Runs()
    _ = try runs.run(try news(), [:])
    #expect(runs.catalogue.stories.count == Self.events * 3)
    #expect(runs.catalogue.groups == StoryClusterer().catalogue(of: try news()).groups)
  }

  @Test func `a later run remembers vectors`() throws {
    var runs = Runs()
    let (first, second) = (try news(["en", "de"]), try news(["es"]))
    _ = try runs.run(first, vectors(of: first))
    #expect(runs.catalogue.stories.count == Self.events)
    let ids = Set(runs.catalogue.stories.map(\.id))
    _ = try runs.run(second, vectors(of: second))
    #expect(runs.catalogue.groups.contains(["en-7", "de-7", "es-7"]))
    #expect(Set(runs.catalogue.stories.map(\.id)) == ids)
  }

  @Test func `what is remembered comes back as it was`() throws {
    let news = try news()
    var engine = ClusterEngine(parameters: .init(), embeddings: "model")
    engine.add(news.map { .init(entry: $0) }, embeddings: vectors(of: news))
    let all = 0..<Int32(engine.ids.count)
    let content = engine.content(of: all, countedFrom: 0)
    var other = ClusterEngine(parameters: .init(), embeddings: "model")
    var recollection = ClusterEngine.Recollection()
    try other.recall(try SegmentContent(content.bytes), into: &recollection)
    other.finish()
    #expect(other.content(of: all, countedFrom: 0).bytes == content.bytes)
    #expect(other.embeddings?.presentCount == news.count)
  }

  @Test func `what was remembered with another model or without one is not used`() throws {
    var runs = Runs()
    let news = try news()
    _ = try runs.run(news, vectors(of: news))
    for other in ["other", nil] {
      var folding = StoryClusterer(embeddings: other).folding(respecting: [])
      #expect(throws: ClusterSegmentError.otherParameters) { try folding.recall(runs.segments[0]) }
    }
  }

  @Test func `vectors of another length are left out and that is said`() throws {
    let news = try news()
    var engine = ClusterEngine(parameters: .init(), embeddings: "model")
    engine.read(ClusterEngine.inOrder(news.map { .init(entry: $0) }))
    let start = engine.weigh()
    let odd = try #require(EmbeddingVector([1, 2]))
    let isTaken = engine.take([news[0].id: odd])
    #expect(isTaken)
    let isOtherTaken = engine.take([news[1].id: try #require(EmbeddingVector([1, 2, 3]))])
    #expect(!isOtherTaken)
    #expect(engine.entriesWithoutEmbedding(from: start).count == news.count - 1)
  }

  @Test func `full texts of one language need no vectors, of several they do`() throws {
    func text(_ id: String, _ language: String) throws -> Entry {
      let words = (0..<90).map { "\(language)word\($0)" }.joined(separator: " ")
      var entry = try Entry.sample(id, feed: "https://\(id).example/", title: id, text: words)
      entry.language = language
      return entry
    }
    let english = try (0..<4).map { try text("e\($0)", "en") }
    let ids = english.map { entry in
      var entry = entry
      entry.contents = [Text((entry.contents.first?.value ?? "") + " own\(entry.id.rawValue)")]
      return entry
    }
    let clusterer = StoryClusterer()
    #expect(clusterer.entriesWithoutEmbedding(ids).count < 4)
    let mixed = ids + [try text("d", "de")]
    #expect(clusterer.entriesWithoutEmbedding(mixed).contains { $0.id.rawValue == "d" })
  }

  @Test(arguments: Seed.several) func `the order of entries does not change stories`(
    seed: Seed
  ) throws {
    var random = seed.generator
    let news = try news()
    var (one, other) = (Runs(), Runs())
    _ = try one.run(news, vectors(of: news))
    _ = try other.run(news.shuffled(using: &random), vectors(of: news))
    #expect(one.catalogue == other.catalogue)
  }

  @Test func `a text is headline and opening with single spaces`() throws {
    let words = (0..<80).map { "w\($0)" }.joined(separator: "\n  ")
    let entry = try Entry.sample("a", title: " A  headline ", text: words)
    #expect(entry.embeddingText.hasPrefix("A headline w0 w1 "))
    #expect(entry.embeddingText.hasSuffix(" w59"))
    let long = try Entry.sample("b", title: "", text: String(repeating: "字", count: 5000))
    #expect(long.embeddingText.count == 600)
  }
}
