import Curl
import FeedFetching
import FeedModel
import FeedPublishing
import FeedStorage
import Foundation
import Newsfold
import StoryClustering
import Testing

/// Packed files beside the published ones; gzip is on every system.
struct CompressionTests {
  @Test func `a packed form stands beside a file and unpacks to it`() async throws {
    try await withDesk { desk in
      let changed = try await desk.run(saying: "news")
      #expect(changed == 4)
      #expect(try desk.packsWhole("stories/a.html.gz"))
      #expect(try desk.packsWhole("b.json.gz"))
      #expect(try desk.holds(["b.json", "b.json.gz", "stories/a.html", "stories/a.html.gz"]))
    }
  }

  @Test func `a file is packed again only when it changed or its packed form is missing or spoilt`()
    async throws
  {
    try await withDesk { desk in
      _ = try await desk.run(saying: "news")
      #expect(try await desk.run(saying: "news") == 0)
      #expect(try await desk.run(saying: "more") == 2)
      #expect(try desk.packsWhole("stories/a.html.gz"))
      try FileManager.default.removeItem(atPath: desk.folder + "/b.json.gz")
      #expect(try await desk.run(saying: "more") == 1)
      try Data("spoilt".utf8).write(to: URL(filePath: desk.folder + "/b.json.gz"))
      #expect(try await desk.run(saying: "more") == 1)
      #expect(try desk.packsWhole("b.json.gz"))
    }
  }

  @Test func `what a run wrote and was killed before noting is packed by the next`() async throws {
    try await withDesk { desk in
      _ = try await desk.run(saying: "news")
      let later = String(repeating: "more ", count: desk.length)
      try Data(later.utf8).write(to: URL(filePath: desk.folder + "/stories/a.html"))
      #expect(try await desk.run(saying: "more") == 1)
      #expect(try desk.packsWhole("stories/a.html.gz"))
    }
  }

  @Test func `the same file is packed to the same bytes`() async throws {
    try await withDesk { desk in
      _ = try await desk.run(saying: "news")
      let first = try desk.contents("b.json.gz")
      try FileManager.default.removeItem(atPath: desk.folder + "/b.json.gz")
      try await Task.sleep(for: .seconds(1.1))
      _ = try await desk.run(saying: "news")
      let second = try desk.contents("b.json.gz")
      #expect(second == first)
    }
  }

  @Test func `packed forms go with the setting, and small files have none`() async throws {
    try await withDesk { desk in
      var desk = desk
      _ = try await desk.run(saying: "news")
      desk.length = 1
      #expect(try await desk.run(saying: "news") == 4)
      #expect(try desk.holds(["b.json", "stories/a.html"]))
      desk.length = 400
      _ = try await desk.run(saying: "news")
      desk.compressions = []
      #expect(try await desk.run(saying: "news") == 2)
      #expect(try desk.holds(["b.json", "stories/a.html"]))
    }
  }

  private func withDesk(_ body: (Desk) async throws -> Void) async throws {
    let desk = Desk()
    try await body(desk)
    try FileManager.default.removeItem(atPath: desk.folder)
  }
}

/// A pipeline without feeds that writes two files: a word many times, and one that never changes.
private struct Desk {
  let store: any FeedStore = InMemoryStore()
  let folder = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())").path
  var compressions: [Compression] = [.gzip]
  /// How often the word stands in a file.
  var length = 400

  /// Publishes and gives the number of files that changed.
  func run(saying word: String) async throws -> Int {
    var settings = PipelineSettings()
    settings.compressions = compressions
    settings.formats = [Repeating(word: word, length: length)]
    let pipeline = Pipeline(
      subscriptions: [], store: store, fetcher: FeedFetcher(transport: HTTPClient()),
      clusterer: StoryClusterer(), output: OutputFolder(path: folder), settings: settings)
    return try await pipeline.publish(at: Date(timeIntervalSince1970: 1_747_947_600))
  }

  func contents(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: folder + "/" + name))
  }

  /// Whether a packed file holds the file beside it, by gzip itself.
  func packsWhole(_ name: String) throws -> Bool {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", folder + "/" + name]
    process.standardOutput = pipe
    try process.run()
    let unpacked = try pipe.fileHandleForReading.readToEnd()
    return try unpacked == contents(String(name.dropLast(3)))
  }

  /// Whether these files are there, and no others.
  func holds(_ names: [String]) throws -> Bool {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return paths.filter { $0.contains(".") }.sorted() == names
  }
}

private struct Repeating: OutputFormat {
  let name = "repeating"
  let word: String
  let length: Int

  func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    for (path, word) in [("stories/a.html", word), ("b.json", "same")] {
      let text = String(repeating: word + " ", count: length)
      try output(OutputFile(path: path, contents: Array(text.utf8)))
    }
  }
}
