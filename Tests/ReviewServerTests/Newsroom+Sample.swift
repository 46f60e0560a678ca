import Curl
import FeedFetching
import FeedModel
import FeedParsing
import FeedStorage
import Foundation
import Newsfold
import StoryClustering
import TestSupport
import Testing

@testable import ReviewServer

/// Some of the demo's news in a store of its own, with the pages on top.
struct SampleSite {
  static let now = Date(timeIntervalSince1970: 1_747_947_600)

  let store: any FeedStore = InMemoryStore()
  let folder: String
  let site: Site
  private let subscriptions: [Subscription]

  /// - Parameters:
  ///   - secret: what visitors must know.
  ///   - trouble: an error that the store gives instead of itself.
  ///   - decisions: what was said before the feeds are read.
  /// - Throws: where the demo cannot be read.
  init(secret: String? = nil, trouble: (any Error)? = nil, decisions: [Decision] = []) async throws
  {
    folder = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())").path
    var access = Site.Access(address: "127.0.0.1", port: 8473)
    access.secret = secret
    subscriptions = try Self.names.map { name in
      Subscription(
        url: try #require(FeedURL("https://example.org/\(name)")), title: name,
        folders: [[name.hasPrefix("n") ? "World" : "Local"]])
    }
    let (store, folder, subscriptions) = (store, folder, subscriptions)
    let pipeline: @Sendable () -> Pipeline = {
      var settings = PipelineSettings()
      settings.isOffline = true
      return Pipeline(
        subscriptions: subscriptions, store: store,
        fetcher: FeedFetcher(transport: HTTPClient()), clusterer: StoryClusterer(),
        output: OutputFolder(path: folder + "/public"), settings: settings)
    }
    site = try Site(
      NewsroomSource(
        dataFolder: folder,
        store: {
          if let trouble { throw trouble }
          return store
        }, subscriptions: { subscriptions }, pipeline: { _ in pipeline() },
        published: { folder + "/public" }, now: { Self.now }, say: { _ in }), access)
    _ = try await store.record(decisions)
    for feed in subscriptions {
      let name = feed.url.rawValue.split(separator: "/").last.map(String.init) ?? ""
      let document = FetchedDocument(bytes: try Fixture.bytes("demo/" + name))
      let parsed = try FeedParser().parse(document, feed: feed.url)
      try await store.apply(
        FeedUpdate(parsed, state: FeedState(url: feed.url), known: [], at: Self.now))
    }
    try await pipeline().retell(at: Self.now)
  }

  private static let names = [
    "northern-dispatch.xml", "harbour-ledger.xml", "capital-courier.xml", "civic-radio.xml",
  ]

  /// Asks for a page as a browser of this machine does.
  func get(_ target: String, headers: [String: String] = [:]) async -> WebAnswer {
    await site.answer(
      to: WebRequest(method: "GET", target: target, hosts: ["127.0.0.1:8473"], headers: headers))
  }

  /// Sends a form as one of our pages does.
  func post(
    _ target: String, _ fields: [(String, String)], token: String? = nil,
    headers: [String: String] = [:]
  ) async -> WebAnswer {
    let all = [("token", token ?? site.facts.token)] + fields
    let body = all.map { "\($0)=\(FormFields.encoded($1))" }.joined(separator: "&")
    let own = [
      "origin": "null", "sec-fetch-site": "same-origin",
      "content-type": "application/x-www-form-urlencoded",
    ]
    return await site.answer(
      to: WebRequest(
        method: "POST", target: target, hosts: ["127.0.0.1:8473"],
        headers: own.merging(headers) { _, new in new }, body: Array(body.utf8),
        remote: "127.0.0.1"))
  }

  /// The two stories with most reports.
  func largest() async throws -> [Story] {
    Array(
      try await store.catalogue().stories.sorted { $0.members.count > $1.members.count }.prefix(2))
  }

  /// The story that holds an entry.
  func story(of entry: Entry.ID) async throws -> Story? {
    try await store.catalogue().stories.first { story in
      story.members.contains { $0.entry == entry }
    }
  }
}

extension WebAnswer {
  /// Its body as text.
  var text: String { String(decoding: body, as: UTF8.self) }
}
