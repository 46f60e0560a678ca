import Curl
import FeedFetching
import FeedModel
import FeedParsing
import FeedPublishing
import FeedStorage
import Foundation
import Newsfold
import SQLiteStorage
import StoryClustering
import TestSupport
import Testing

/// The whole road over HTTP: a real server, libcurl, libxml2, SQLite, files.
@Suite(.serialized) struct RoadTests {
  @Test func `many feeds become one, and a quiet run changes nothing`() async throws {
    try await withRoad { road in
      let first = try await road.run(hours: 0)
      #expect(first.failures.isEmpty)
      #expect(first.newEntries >= 180)
      #expect(first.filesWritten > first.stories / 2)
      let before = try road.published()
      let second = try await road.run(hours: 26)
      #expect(second.asked.count == road.subscriptions.count)
      #expect(await road.server.requests.allSatisfy { $0.status == 304 })
      #expect(second.newEntries == 0 && second.filesWritten == 0)
      #expect(try road.published() == before)
    }
  }

  @Test func `feeds are not asked before their time`() async throws {
    try await withRoad { road in
      _ = try await road.run(hours: 0)
      let soon = try await road.run(hours: 0.2)
      #expect(soon.asked.isEmpty)
      #expect(await road.server.requests.isEmpty)
    }
  }

  @Test func `a new entry comes through, an edited one keeps its place`() async throws {
    try await withRoad { road in
      let first = try await road.run(hours: 0)
      try await road.edit("northern-dispatch.xml") { text in
        text.replacing("</channel>", with: Self.newItem + "</channel>")
          .replacing("Putin", with: "Vladimir Putin")
      }
      let second = try await road.run(hours: 26)
      #expect(second.newEntries == 1)
      #expect(second.changedEntries > 0)
      #expect(second.stories == first.stories + 1)
      let merged = String(decoding: try road.published()["merged.atom"] ?? [], as: UTF8.self)
      #expect(merged.contains("Otters return to the city canal"))
      #expect(try await road.store.entryCount() == first.newEntries + 1)
    }
  }

  @Test func `a feed that fails or vanishes harms no other and loses nothing`() async throws {
    try await withRoad { road in
      let first = try await road.run(hours: 0)
      await road.server.set("/harbour-ledger.xml", .init(status: 500))
      await road.server.set("/the-longview.json", nil)
      await road.server.set(
        "/rheinblick.xml", .init(body: Array("<html><body>Hello</body></html>".utf8)))
      let second = try await road.run(hours: 26)
      #expect(second.failures.count == 3)
      #expect(second.filesWritten == 0)
      #expect(try await road.store.entryCount() == first.newEntries)
      let third = try await road.run(hours: 26.4)
      #expect(third.asked.isEmpty, "failed feeds wait")
    }
  }

  @Test func `a feed re-issued with new ids brings nothing new`() async throws {
    try await withRoad { road in
      let first = try await road.run(hours: 0)
      try await road.edit("northern-dispatch.xml") { text in
        text.replacing("<guid", with: "<guid2").replacing("</guid>", with: "</guid2>")
      }
      let second = try await road.run(hours: 26)
      #expect(second.newEntries == 0)
      #expect(try await road.store.entryCount() == first.newEntries)
    }
  }

  @Test func `without a network every feed is reported and what was published stays`() async throws
  {
    try await withRoad { road in
      _ = try await road.run(hours: 0)
      let before = try road.published()
      await road.server.stop()
      let second = try await road.run(hours: 26)
      #expect(second.failures.count == road.subscriptions.count)
      #expect(try road.published() == before)
      let third = try await road.run(hours: 26.4)
      #expect(
        third.asked.count == road.subscriptions.count, "our own network's fault makes no feed wait")
    }
  }

  private static let newItem = """
    <item><title>Otters return to the city canal</title><link>https://northern-dispatch.example/otters</link>
    <guid isPermaLink="false">otters-1</guid><pubDate>Thu, 22 May 2025 20:30:00 GMT</pubDate>
    <description>Wardens counted six of them below the lock.</description></item>
    """

  private func withRoad(_ body: (Road) async throws -> Void) async throws {
    let road = try await Road()
    try await body(road)
    await road.server.stop()
    try FileManager.default.removeItem(at: road.folder)
  }
}

/// The demo's feeds behind a server, and a pipeline that reads them.
private struct Road {
  let server: LoopbackServer
  let folder: URL
  let store: SQLiteStore
  let subscriptions: [Subscription]
  private let client = HTTPClient()

  init() async throws {
    server = try LoopbackServer()
    try await server.start()
    folder = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try SQLiteStore(path: folder.appending(path: "newsfold.sqlite").path)
    let opml = try OPMLReader().read(Fixture.bytes("demo/feeds.opml"))
    var subscriptions: [Subscription] = []
    for var subscription in opml.subscriptions {
      let path = "/" + subscription.url.rawValue
      await server.set(path, .init(body: try Fixture.bytes("demo" + path)))
      subscription.url = try #require(FeedURL(await server.url(path)))
      subscriptions.append(subscription)
    }
    self.subscriptions = subscriptions
  }

  func run(hours: Double) async throws -> RunReport {
    await server.forgetRequests()
    var fetching = FetchSettings()
    fetching.allowedHosts = [try #require(AllowedHost("127.0.0.1"))]
    let pipeline = Pipeline(
      subscriptions: subscriptions, store: store,
      fetcher: FeedFetcher(transport: client, settings: fetching), clusterer: StoryClusterer(),
      output: OutputFolder(path: folder.appending(path: "public").path))
    return try await pipeline.run(at: Date(timeIntervalSince1970: 1_747_947_600 + hours * 3600))
  }

  func edit(_ name: String, _ change: (String) -> String) async throws {
    let text = try Fixture.text("demo/" + name)
    await server.set("/" + name, .init(body: Array(change(text).utf8)))
  }

  /// All published files with their bytes.
  func published() throws -> [String: [UInt8]] {
    let top = folder.appending(path: "public").path
    let names = FileManager.default.enumerator(atPath: top)?.compactMap { $0 as? String } ?? []
    var files: [String: [UInt8]] = [:]
    for name in names {
      files[name] = (try? Data(contentsOf: URL(filePath: top + "/" + name))).map { Array($0) }
    }
    return files
  }
}
