import Curl
import FeedFetching
import FeedModel
import FeedStorage
import Foundation
import Newsfold
import StoryClustering
import TestSupport
import Testing

/// Gaps are bridged by the older pages of a feed (RFC 5005).
@Suite(.serialized) struct OlderPagesTests {
  private static let day = 86_400.0

  /// A page with an entry a day, and a link to the next older one.
  private static func page(days: Range<Int>, next: String?) -> LoopbackServer.Page {
    let now = Date(timeIntervalSince1970: 1_747_814_400)
    let entries = days.map { number in
      let date = (now - Double(number) * day).rfc3339
      return """
        <entry><id>tag:a,2025:\(number)</id><title>Day \(number)</title><updated>\(date)</updated>
        <link href="https://a.example/\(number)"/></entry>
        """
    }
    let link = next.map { "<link rel=\"next\" href=\"\($0)\"/>" } ?? ""
    let text =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>tag:a,2025:f</id><title>A</title>" + link
      + entries.joined() + "</feed>"
    return .init(body: Array(text.utf8))
  }

  private func withFeed(
    _ body: (OneFeedRoad) async throws -> Void
  ) async throws {
    let road = try await OneFeedRoad(path: "/feed")
    try await body(road)
    await road.server.stop()
  }

  @Test func `a new feed is read back to what is a month old, each page once`() async throws {
    try await withFeed { road in
      for number in 0..<8 {
        let path = number == 0 ? "/feed" : "/feed/\(number)"
        let page = Self.page(
          days: number * 10..<(number + 1) * 10, next: "/feed/\(number + 1)")
        await road.server.set(path, page)
      }
      let brought0 = try await road.run(days: 0).newEntries
      #expect(brought0 == 40)
      #expect(await road.server.requests.count == 4)
    }
  }

  @Test func `known entries on the newest page need no older one`() async throws {
    try await withFeed { road in
      await road.server.set("/feed", Self.page(days: 0..<3, next: "/feed/1"))
      await road.server.set("/feed/1", Self.page(days: 3..<6, next: nil))
      let brought0 = try await road.run(days: 0).newEntries
      #expect(brought0 == 6)
      await road.server.forgetRequests()
      await road.server.set("/feed", Self.page(days: -1..<3, next: "/feed/1"))
      let brought1 = try await road.run(days: 1.1).newEntries
      #expect(brought1 == 1)
      #expect(await road.server.requests.count == 1)
    }
  }

  @Test func `a gap is bridged up to what is known`() async throws {
    try await withFeed { road in
      await road.server.set("/feed", Self.page(days: 5..<8, next: nil))
      let brought0 = try await road.run(days: 0).newEntries
      #expect(brought0 == 3)
      await road.server.set("/feed", Self.page(days: -6 ..< -3, next: "/feed/1"))
      await road.server.set("/feed/1", Self.page(days: -3..<6, next: "/feed/2"))
      await road.server.set("/feed/2", Self.page(days: 6..<30, next: nil))
      await road.server.forgetRequests()
      let brought7 = try await road.run(days: 7).newEntries
      #expect(brought7 == 11)
      #expect(await road.server.requests.count == 2)
    }
  }

  @Test func `pages in a circle and pages elsewhere are left alone`() async throws {
    try await withFeed { road in
      await road.server.set("/feed", Self.page(days: 0..<3, next: "/feed/1"))
      await road.server.set("/feed/1", Self.page(days: 3..<6, next: "/feed"))
      let brought0 = try await road.run(days: 0).newEntries
      #expect(brought0 == 6)
      #expect(await road.server.requests.count == 2)
      await road.server.forgetRequests()
      await road.server.set(
        "/feed", Self.page(days: -20 ..< -18, next: "https://elsewhere.example/feed/1"))
      let brought21 = try await road.run(days: 21).newEntries
      #expect(brought21 == 2)
      #expect(await road.server.requests.count == 1)
    }
  }
}

/// One feed behind a server, and a pipeline that reads it into memory.
private struct OneFeedRoad {
  let server: LoopbackServer
  private let subscription: Subscription
  private let store = InMemoryStore()
  private let client = HTTPClient()

  init(path: String) async throws {
    server = try LoopbackServer()
    try await server.start()
    subscription = Subscription(url: try #require(FeedURL(await server.url(path))))
  }

  /// Asks the feed so many days after the first run.
  func run(days: Double) async throws -> RunReport {
    var fetching = FetchSettings()
    fetching.allowedHosts = [try #require(AllowedHost("127.0.0.1"))]
    let pipeline = Pipeline(
      subscriptions: [subscription], store: store,
      fetcher: FeedFetcher(transport: client, settings: fetching), clusterer: StoryClusterer(),
      output: OutputFolder(path: "/nowhere"))
    return try await pipeline.fetch(
      at: Date(timeIntervalSince1970: 1_747_814_400 + days * 86_400))
  }
}
