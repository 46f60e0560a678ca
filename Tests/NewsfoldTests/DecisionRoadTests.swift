import Curl
import FeedFetching
import FeedModel
import FeedParsing
import FeedStorage
import Foundation
import Newsfold
import SQLiteStorage
import StoryClustering
import TestSupport
import Testing

/// What becomes of the editor's decisions on the whole road: runs, pruning, a new database.
struct DecisionRoadTests {
  private static let start = Date(timeIntervalSince1970: 1_747_947_600)

  /// A pipeline that asks nobody.
  private struct Desk {
    let store: any FeedStore
    let folder = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())").path
    let feed: FeedURL

    init(_ store: any FeedStore) throws {
      self.store = store
      feed = try #require(FeedURL("https://example.org/feed"))
    }

    var pipeline: Pipeline {
      var settings = PipelineSettings()
      settings.isOffline = true
      settings.formats = []
      return Pipeline(
        subscriptions: [Subscription(url: feed)], store: store,
        fetcher: FeedFetcher(transport: HTTPClient()), clusterer: StoryClusterer(),
        output: OutputFolder(path: folder), settings: settings)
    }

    /// Reads items as a feed gives them and folds them.
    func read(_ items: [Item], hours: Double) async throws {
      let now = DecisionRoadTests.start + hours * 3600
      let text =
        "<rss version=\"2.0\"><channel><title>A</title>\(items.map(\.xml).joined())</channel></rss>"
      let parsed = try FeedParser().parse(FetchedDocument(bytes: Array(text.utf8)), feed: feed)
      let known = try await store.known(like: parsed.entries, in: feed)
      try await store.apply(
        FeedUpdate(parsed, state: FeedState(url: feed), known: known, at: now))
      try await pipeline.cluster(at: now)
    }

    func id(_ number: Int) -> Entry.ID { Entry.ID(feed: feed, identifier: "guid-\(number)") }

    /// The story of an item, whatever id the entry has by now.
    func story(_ number: Int) async throws -> Story.ID? {
      try await store.catalogue().stories.first { $0.members.contains { $0.entry == id(number) } }?
        .id
    }
  }

  private struct Item {
    var number: Int
    var guid: String
    var event: Int { number % 4 }

    init(_ number: Int) {
      self.number = number
      guid = "guid-\(number)"
    }

    var xml: String {
      let words = (0..<30).map { "event\(event)word\(($0 * 7 + number) % 40)" }
      return "<item><title>Event \(event) as told by \(number)</title>"
        + "<guid isPermaLink=\"false\">\(guid)</guid><link>https://example.org/\(number)</link>"
        + "<pubDate>Thu, 22 May 2025 1\(number % 10):00:00 GMT</pubDate>"
        + "<description>\(words.joined(separator: " "))</description></item>"
    }
  }

  private func stores() throws -> [any FeedStore] {
    let path = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID()).sqlite")
    return [InMemoryStore(), try SQLiteStore(path: path.path)]
  }

  private let items = (0..<16).map(Item.init)

  /// 0 and 1 are together; 4 is never with 8 and 12, whose event it tells.
  private func decide(_ desk: Desk) async throws {
    _ = try await desk.pipeline.decide(.join([[desk.id(0)], [desk.id(1)]]), at: Self.start)
    _ = try await desk.pipeline.decide(
      .split([desk.id(4)], from: [desk.id(8), desk.id(12)]), at: Self.start)
    try await desk.pipeline.cluster(at: Self.start)
  }

  private func expectRespected(_ desk: Desk, _ what: Comment) async throws {
    let (zero, one) = (try await desk.story(0), try await desk.story(1))
    #expect(zero != nil && zero == one, what)
    let four = try await desk.story(4)
    for other in [8, 12] { #expect(try await desk.story(other) != four, what) }
  }

  @Test func `decisions outlive runs, new ids, and a new database`() async throws {
    for store in try stores() {
      let desk = try Desk(store)
      try await desk.read(Array(items.prefix(13)), hours: 0)
      try await decide(desk)
      try await expectRespected(desk, "at once")
      try await desk.read(items, hours: 1)
      try await expectRespected(desk, "more came")
      var renamed = items
      for place in renamed.indices { renamed[place].guid = "other-\(place)" }
      try await desk.read(renamed, hours: 2)
      #expect(try await store.entryCount() == items.count)
      try await expectRespected(desk, "all came again under other ids")
      let lines = try await store.decisions().map(DecisionLines.line).joined(separator: "\n")
      let rebuilt = try Desk(InMemoryStore())
      let (new, loose) = try await rebuilt.pipeline.record(DecisionLines.decisions(in: lines))
      #expect(new == 2 && loose.isEmpty)
      try await rebuilt.read(items, hours: 3)
      try await expectRespected(rebuilt, "a new database")
    }
  }

  @Test func `decisions hold over entries that were pruned`() async throws {
    for store in try stores() {
      let desk = try Desk(store)
      try await desk.read(Array(items.prefix(9)), hours: 0)
      let names = [desk.id(1), desk.id(0), desk.id(2)]
      _ = try await desk.pipeline.decide(.join([[names[0]], [names[1]]]), at: Self.start)
      _ = try await desk.pipeline.decide(.join([[names[1]], [names[2]]]), at: Self.start)
      // 0 goes although it is new; what binds 1 and 2 went with it, but not what was said.
      let told = try await store.seating(since: .distantFuture, naming: names).stories
      let nothing = Story.ID(rawValue: "nothing")
      try await store.save(
        CatalogueChanges(aliases: Dictionary(uniqueKeysWithValues: told.map { ($0.id, nothing) })))
      _ = try await store.prune(
        before: Self.start + 86_400, keeping: Set((1..<9).map { desk.id($0) }))
      #expect(try await store.entries([names[1]]).isEmpty)
      try await desk.pipeline.cluster(at: Self.start)
      let (one, two) = (try await desk.story(1), try await desk.story(2))
      #expect(one != nil && one == two)
      #expect(try await store.decisions().count == 2)
    }
  }

  @Test func `an undo loosens what was shown only because of it`() async throws {
    for store in try stores() {
      let desk = try Desk(store)
      try await desk.read(items, hours: 0)
      let before = try await desk.story(1)
      let join = try await desk.pipeline.decide(
        .join([[desk.id(0)], [desk.id(1)]]), at: Self.start)
      try await desk.pipeline.cluster(at: Self.start)
      #expect(try await desk.story(5) == desk.story(4))
      let undo = try await desk.pipeline.decide(.undo(join.item.decision.id), at: Self.start)
      #expect(undo.loose.count == 8 && undo.item.number == 2)
      try await desk.pipeline.retell(at: Self.start, loosening: undo.loose)
      #expect(try await desk.story(0) != desk.story(1))
      #expect(try await desk.story(5) == desk.story(1))
      #expect(before != nil)
    }
  }
}
