import Curl
import FeedFetching
import FeedModel
import FeedPublishing
import FeedStorage
import Foundation
import Newsfold
import StoryClustering
import Synchronization
import Testing

/// Runs with nothing to ask, so that only folding and publishing is left.
struct HeldEditionTests {
  @Test func `an edition that still holds is not made again`() async throws {
    try await withDesk { desk in
      #expect(try await desk.run().filesWritten == 2)
      let again = try await desk.run(hours: 5)
      #expect(again.filesWritten == 0 && again.stories == 1)
      #expect(desk.editions == 1)
    }
  }

  @Test func `a file that was removed or changed is written again`() async throws {
    try await withDesk { desk in
      _ = try await desk.run()
      try FileManager.default.removeItem(atPath: desk.folder + "/a.txt")
      #expect(try await desk.run().filesWritten == 1)
      try Data("spoilt".utf8).write(to: URL(filePath: desk.folder + "/deep/b.txt"))
      #expect(try await desk.run().filesWritten == 1)
      let text = try String(contentsOfFile: desk.folder + "/deep/b.txt", encoding: .utf8)
      #expect(text == "story")
    }
  }

  @Test func `a file that was only touched is left alone`() async throws {
    try await withDesk { desk in
      _ = try await desk.run()
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000)],
        ofItemAtPath: desk.folder + "/a.txt")
      _ = try await desk.run()
      #expect(desk.editions == 1)
    }
  }

  @Test func `whatever an edition is made of makes it anew`() async throws {
    try await withDesk { desk in
      var desk = desk
      let entry = try #require(desk.entry)
      _ = try await desk.run()
      try await desk.store.apply(FeedUpdate(state: desk.state, changed: [entry]))
      _ = try await desk.run()
      #expect(desk.editions == 2)
      try await desk.store.record(Decision(.same, entry.id, entry.id, made: Desk.start))
      _ = try await desk.run()
      #expect(desk.editions == 3)
      var state = desk.state
      state.feed = Feed()
      state.feed?.title = Text("A new name")
      try await desk.store.apply(FeedUpdate(state: state))
      _ = try await desk.run()
      #expect(desk.editions == 4)
      desk.settings.publish.title = "Another title"
      _ = try await desk.run()
      #expect(desk.editions == 5)
      desk.subscriptions[0].folders = [["World"]]
      _ = try await desk.run()
      #expect(desk.editions == 6)
      _ = try await desk.run()
      #expect(desk.editions == 6)
    }
  }

  @Test func `an edition holds until its next story is too old, and not before it was made`()
    async throws
  {
    try await withDesk { desk in
      _ = try await desk.run()
      _ = try await desk.run(hours: 7 * 24 - 1)
      #expect(desk.editions == 1)
      _ = try await desk.run(hours: 7 * 24 + 2)
      #expect(desk.editions == 2)
      _ = try await desk.run()
      #expect(desk.editions == 3)
    }
  }

  private func withDesk(_ body: (Desk) async throws -> Void) async throws {
    let desk = try await Desk()
    try await body(desk)
    try FileManager.default.removeItem(atPath: desk.folder)
  }
}

/// One stored entry and a pipeline that asks nobody and counts its editions.
private struct Desk {
  static let start = Date(timeIntervalSince1970: 1_747_947_600)

  let store: any FeedStore = InMemoryStore()
  let folder = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())").path
  var subscriptions: [Subscription] = []
  var settings = PipelineSettings()
  var state: FeedState
  var entry: Entry?
  private let format = CountingFormat()

  var editions: Int { format.count.value }

  init() async throws {
    let url = try #require(FeedURL("https://example.org/feed"))
    state = FeedState(url: url)
    var entry = Entry(id: Entry.ID(feed: url, identifier: "one"), feed: url)
    entry.title = Text("Otters return to the city canal")
    entry.firstSeen = Self.start
    self.entry = entry
    subscriptions = [Subscription(url: url)]
    settings.isOffline = true
    settings.formats = [format]
    try await store.apply(FeedUpdate(state: state, new: [entry]))
  }

  func run(hours: Double = 0) async throws -> RunReport {
    let pipeline = Pipeline(
      subscriptions: subscriptions, store: store, fetcher: FeedFetcher(transport: HTTPClient()),
      clusterer: StoryClusterer(), output: OutputFolder(path: folder), settings: settings)
    return try await pipeline.run(at: Self.start + hours * 3600)
  }
}

/// Writes two small files and counts how often it is asked to.
private struct CountingFormat: OutputFormat {
  final class Count: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }
    func increase() { number.withLock { $0 += 1 } }
  }

  let name = "counting"
  let count = Count()

  func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    count.increase()
    for path in ["a.txt", "deep/b.txt"] {
      try output(OutputFile(path: path, contents: Array("story".utf8)))
    }
  }
}
