import FeedModel
import FeedParsing
import Foundation
import TestSupport
import Testing

/// Feeds in `Fixtures/feeds/`, each with what is read of it beside it.
///
/// With `NEWSFOLD_RECORD=1` in the environment the expectations are written, and the test still fails.
struct FeedFixtureTests {
  static let feeds = Fixture.files(below: "feeds").filter { !$0.hasSuffix(".expected.json") }

  private func document(_ bytes: [UInt8]) -> FetchedDocument {
    FetchedDocument(bytes: bytes, url: "https://feeds.example.org/dir/feed")
  }

  private var feed: FeedURL {
    get throws { try #require(FeedURL("https://feeds.example.org/dir/feed")) }
  }

  @Test(arguments: feeds) func `a feed is read as expected`(path: String) throws {
    let parsed = try FeedParser().parse(document(Fixture.bytes(path)), feed: feed)
    let json = try JSONSerialization.jsonObject(with: Data(JSONFeedDocument(parsed).bytes))
    let pretty = try JSONSerialization.data(
      withJSONObject: json, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    let file = Fixture.folder.appending(path: path + ".expected.json")
    if ProcessInfo.processInfo.environment["NEWSFOLD_RECORD"] == "1" {
      try (pretty + Data([0x0A])).write(to: file)
      Issue.record("recorded \(path).expected.json; read the difference")
    }
    #expect(
      try String(decoding: Data(contentsOf: file).dropLast(), as: UTF8.self)
        == String(decoding: pretty, as: UTF8.self))
  }

  @Test(arguments: feeds) func `every beginning of a feed is read or refused`(path: String) throws {
    let bytes = try Fixture.bytes(path)
    let feed = try feed
    for length in stride(from: 0, through: bytes.count, by: 7) {
      let parsed = try? FeedParser().parse(document(Array(bytes[..<length])), feed: feed)
      guard let parsed else { continue }
      _ = try JSONSerialization.jsonObject(with: Data(JSONFeedDocument(parsed).bytes))
    }
  }

  @Test func `a feed that was cut is incomplete`() throws {
    let parsed = try FeedParser().parse(document(Fixture.bytes("feeds/rss/cut.xml")), feed: feed)
    #expect(!parsed.isComplete && parsed.isBroken && parsed.entries.count == 2)
  }
}
