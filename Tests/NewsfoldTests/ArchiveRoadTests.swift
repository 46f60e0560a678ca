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

/// Many days of runs, and what they leave in the output folder.
struct ArchiveRoadTests {
  @Test func `merged feed and archive hold every story, and closed pages never change`()
    async throws
  {
    try await withDays { days in
      var closed: [String: [UInt8]] = [:]
      for day in 0..<20 {
        try await days.pass(day)
        let pages = try days.files("archive")
        for (path, bytes) in closed { #expect(pages[path] == bytes, "\(path) on day \(day)") }
        // The last page is the one that still grows.
        closed = pages.filter { $0.key != pages.keys.max() }
        let walked = try days.walk()
        #expect(walked == days.ids, "day \(day)")
      }
      #expect(closed.count >= 15)
      let page = try #require(closed.keys.max())
      try FileManager.default.removeItem(atPath: days.folder + "/archive/" + page)
      try await days.pass(20)
      #expect(try days.files("archive")[page] == closed[page])
    }
  }

  @Test func `a page that grew day by day is what it would be if it were written at once`()
    async throws
  {
    try await withDays { days in
      for day in 0..<8 {
        try await days.pass(day)
        switch day {
        case 3: try await days.retitle("1-1", "edited")
        case 4: try await days.describe("Another name", rights: nil)
        case 5: try await days.describe("Another name", rights: "all of them reserved")
        default: break
        }
        try await days.run(at: days.evening(of: day) + 60)
        let grown = try days.files("archive")
        // The last page is the one that still grows.
        guard let last = grown.keys.max() else { continue }
        try FileManager.default.removeItem(atPath: days.folder + "/archive/" + last)
        try await days.run(at: days.evening(of: day) + 120)
        #expect(try days.files("archive") == grown, "day \(day)")
      }
      let pages = try days.files("archive").values.map { String(decoding: $0, as: UTF8.self) }
      for change in ["edited", "Another name", "all of them reserved"] {
        #expect(pages.contains { $0.contains(change) })
      }
    }
  }

  @Test func `what leaves is taken away in time, and nothing that is not ours`() async throws {
    try await withDays { days in
      try await days.pass(0)
      let first = try #require(days.files("stories").keys.first)
      try Data("mine".utf8).write(to: URL(filePath: days.folder + "/stories/notes.html"))
      try Data("mine".utf8).write(to: URL(filePath: days.folder + "/robots.txt"))
      for day in stride(from: 3, through: 30, by: 3) { try await days.pass(day) }
      #expect(try days.files("stories")[first] != nil, "people may still have its address")
      try await days.pass(36)
      let left = try days.files("stories")
      #expect(left[first] == nil && left["notes.html"] == Array("mine".utf8))
      #expect(FileManager.default.fileExists(atPath: days.folder + "/robots.txt"))
      days.settings.formats = [MergedAtom()]
      try await days.pass(37)
      #expect(try days.files("").keys.sorted() == ["merged.atom", "robots.txt"])
    }
  }

  @Test func `our own output is not followed`() async throws {
    try await withDays { days in
      try await days.pass(0)
      let loop = try #require(FeedURL("public/merged.atom"))
      days.subscriptions.append(Subscription(url: loop))
      days.settings.isOffline = false
      let report = try await days.run()
      #expect(report.newEntries == 0)
      #expect(report.failures.contains { $0.url == loop })
    }
  }

  private func withDays(_ body: (inout Days) async throws -> Void) async throws {
    var days = try Days()
    try await body(&days)
    try FileManager.default.removeItem(atPath: days.home)
  }
}

/// A feed that tells three things a day, and a folder that they are published into.
private struct Days {
  private static let start = Date(timeIntervalSince1970: 1_747_785_600)

  let store: any FeedStore
  let home = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())").path
  var folder: String { home + "/public" }
  let feed: FeedURL
  var subscriptions: [Subscription] = []
  var settings = PipelineSettings()
  private(set) var ids: Set<String> = []

  init() throws {
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    store = try SQLiteStore(path: home + "/newsfold.sqlite")
    feed = try #require(FeedURL("https://example.org/feed"))
    subscriptions = [Subscription(url: feed)]
    settings.isOffline = true
    settings.publish.publicURL = "https://news.example/"
    settings.publish.identity = PublishSettings.identity(publicURL: nil)
    settings.publish.merged.days = 2
    settings.publish.top.days = 2
    settings.publish.folder.days = 2
  }

  /// When the run of a day is.
  func evening(of day: Int) -> Date { Self.start + (Double(day) + 0.9) * 86_400 }

  /// Has an entry come with another headline.
  func retitle(_ name: String, _ title: String) async throws {
    let id = Entry.ID(feed: feed, identifier: name)
    var entry = try #require(try await store.entries([id]).first)
    entry.title = Text(title)
    try await store.apply(FeedUpdate(state: try await state(), changed: [entry]))
  }

  /// Has the feed say something else of itself.
  func describe(_ title: String, rights: String?) async throws {
    var state = try await state()
    state.feed = Feed()
    state.feed?.title = Text(title)
    state.feed?.rights = rights.map { Text($0) }
    try await store.apply(FeedUpdate(state: state))
  }

  private func state() async throws -> FeedState {
    try await store.states()[feed] ?? FeedState(url: feed)
  }

  /// Stores a day's entries and runs in its evening.
  mutating func pass(_ day: Int) async throws {
    let now = evening(of: day)
    var random = Seed(UInt64(day)).generator
    let new = (0..<3).map { number in
      var entry = Entry(id: Entry.ID(feed: feed, identifier: "\(day)-\(number)"), feed: feed)
      let words = (0..<30).map { _ in
        String(UInt32.random(in: .min ... .max, using: &random), radix: 36)
      }
      entry.title = Text(words.prefix(6).joined(separator: " "))
      entry.contents = [Text(words.joined(separator: " "))]
      entry.url = "https://example.org/\(day)/\(number)"
      entry.published = Self.start + (Double(day) + 0.2 * Double(number)) * 86_400
      entry.firstSeen = now
      return entry
    }
    try await store.apply(FeedUpdate(state: try await state(), new: new))
    try await run(at: now)
    ids = Set(try await store.catalogue().stories.map(\.id.rawValue))
  }

  @discardableResult
  func run(at now: Date = start + 86_400) async throws -> RunReport {
    var fetch = FetchSettings()
    fetch.folder = home
    let pipeline = Pipeline(
      subscriptions: subscriptions, store: store,
      fetcher: FeedFetcher(transport: HTTPClient(), settings: fetch),
      clusterer: StoryClusterer(), output: OutputFolder(path: folder), settings: settings)
    return try await pipeline.run(at: now)
  }

  /// The files in a folder of the output, by name.
  func files(_ name: String) throws -> [String: [UInt8]] {
    let path = folder + "/" + name
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.reduce(into: [:]) { files, name in
      files[name] = FileManager.default.contents(atPath: path + "/" + name).map(Array.init)
    }
  }

  /// The stories found by going from the merged feed back through all pages; empty if a link is wrong.
  func walk() throws -> Set<String> {
    var found: Set<String> = []
    var path: String? = "merged.atom"
    var after: String?
    while let place = path {
      guard let bytes = FileManager.default.contents(atPath: folder + "/" + place) else {
        return []
      }
      let parsed = try FeedParser().parse(FetchedDocument(bytes: Array(bytes)), feed: feed)
      for entry in parsed.entries {
        if let id = entry.publisherID?.split(separator: "/").last { found.insert(String(id)) }
      }
      let link = { (relation: String) in
        parsed.feed.links.first { $0.rel == relation }?
          .href.replacing("https://news.example/", with: "")
      }
      if after != nil, after != "merged.atom", link("next-archive") != after { return [] }
      (after, path) = (place, link("prev-archive"))
    }
    return found
  }
}
