import Curl
import FeedFetching
import FeedModel
import FeedStorage
import Foundation
import StoryClustering
import TestSupport
import Testing

@testable import Newsfold

/// Runs with an embeddings service that works, fails and comes back.
@Suite(.serialized) struct EmbeddingRoadTests {
  private static let start = Date(timeIntervalSince1970: 1_747_947_600)
  private static let events = 30

  /// A keeper with a store and a service that does as it is told.
  private final class Keeper {
    let server: LoopbackServer
    let store = InMemoryStore()
    let feed: FeedURL
    let folder = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())").path

    init() async throws {
      server = try LoopbackServer()
      try await server.start()
      feed = try #require(FeedURL("https://example.org/feed"))
    }

    /// Every event in a language, in words of its own.
    func bring(_ language: String) async throws {
      let entries = (0..<EmbeddingRoadTests.events).map { event in
        var entry = Entry(id: .init(rawValue: "\(language)-\(event)"), feed: feed)
        entry.title = Text("\(language)a\(event) \(language)b\(event)")
        entry.language = language
        entry.published = EmbeddingRoadTests.start - Double(event * 60)
        return entry
      }
      try await store.apply(FeedUpdate(state: FeedState(url: feed), new: entries))
    }

    /// Answers with what texts are about, from the first number in them.
    func work(length: Int = 40) async {
      await server.set("/v1/embeddings") { body in
        ScriptedEmbeddings.page(body) { text in
          var vector = Array(repeating: Float(0), count: length)
          let digits = text.drop { !$0.isNumber }.prefix { $0.isNumber }
          vector[Int(digits) ?? 0] = 1
          vector[length - 1] = text.hasPrefix("en") ? 2 : 0
          return vector
        }
      }
    }

    func fail() async { await server.set("/v1/embeddings") { _ in .init(status: 503) } }

    /// A run without asking feeds; gives what was told besides the report.
    func run(_ hours: Double) async throws -> (report: RunReport, told: [String]) {
      let told = Told()
      var settings = PipelineSettings()
      settings.isOffline = true
      settings.formats = []
      var embeddings = EmbeddingSettings()
      embeddings.url = await server.url("")
      let service = try #require(embeddings.service(over: HTTPClient()))
      let pipeline = Pipeline(
        subscriptions: [Subscription(url: feed)], store: store,
        fetcher: FeedFetcher(transport: HTTPClient()), clusterer: StoryClusterer(),
        output: OutputFolder(path: folder), settings: settings,
        embeddings: EmbeddingDesk(service, store: store) { words in told.add(words) })
      let report = try await pipeline.run(at: EmbeddingRoadTests.start + hours * 3600)
      return (report, told.words)
    }

    /// How many texts the service was asked about.
    func asked() async -> Int {
      await server.requests.reduce(0) {
        $0 + (ScriptedEmbeddings.question($1.body)?.input.count ?? 0)
      }
    }
  }

  private final class Told: @unchecked Sendable {
    private let lock = NSLock()
    private var list: [String] = []
    var words: [String] { lock.withLock { list } }
    func add(_ words: String) { lock.withLock { list.append(words) } }
  }

  @Test func `a run tells stories across languages by what they are about`() async throws {
    let keeper = try await Keeper()
    await keeper.work()
    try await keeper.bring("en")
    try await keeper.bring("de")
    let (report, told) = try await keeper.run(0)
    #expect(told.isEmpty && report.embeddingsComplaint == nil)
    #expect(report.stories == Self.events && report.sharedStories == Self.events)
    await keeper.server.stop()
  }

  @Test func `a later run asks about what is new only`() async throws {
    let keeper = try await Keeper()
    await keeper.work()
    try await keeper.bring("en")
    _ = try await keeper.run(0)
    await keeper.server.forgetRequests()
    try await keeper.bring("de")
    let (report, _) = try await keeper.run(1)
    #expect(report.stories == Self.events)
    #expect(await keeper.asked() == Self.events + 1, "the new texts, and whether it answers")
    await keeper.server.stop()
  }

  @Test func `a service that fails costs no entry, is told once and tried again`() async throws {
    let keeper = try await Keeper()
    await keeper.fail()
    try await keeper.bring("en")
    let (report, told) = try await keeper.run(0)
    #expect(report.stories == Self.events)
    #expect(told.count == 1 && told.first == report.embeddingsComplaint)
    #expect(told.first?.contains("503") == true)
    await keeper.work()
    try await keeper.bring("de")
    let (second, news) = try await keeper.run(1)
    #expect(news.isEmpty && second.embeddingsComplaint == nil)
    #expect(second.sharedStories == Self.events, "the earlier entries have their vectors too")
    await keeper.server.stop()
  }

  @Test func `a service that fails in the middle leaves the stories of words alone`() async throws {
    let keeper = try await Keeper()
    await keeper.server.set("/v1/embeddings") { body in
      ScriptedEmbeddings.question(body)?.input.count == 1
        ? ScriptedEmbeddings.page(body, ScriptedEmbeddings.vector) : .init(status: 500)
    }
    try await keeper.bring("en")
    try await keeper.bring("de")
    let (report, told) = try await keeper.run(0)
    #expect(told.count == 1)
    #expect(report.stories == Self.events * 2)
    #expect(await keeper.store.momentsWithoutStory().isEmpty)
    await keeper.server.stop()
  }

  @Test func `a model that changed under its name is told, and words alone tell stories`()
    async throws
  {
    let keeper = try await Keeper()
    await keeper.work()
    try await keeper.bring("en")
    _ = try await keeper.run(0)
    await keeper.work(length: 50)
    try await keeper.bring("de")
    let (report, told) = try await keeper.run(1)
    #expect(told.first?.contains("another length") == true)
    #expect(report.stories == Self.events * 2)
    await keeper.server.stop()
  }
}
