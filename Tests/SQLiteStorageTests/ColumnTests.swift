import FeedModel
import FeedStorage
import Foundation
import SQLiteStorage
import Testing

/// That every value finds its way into columns and back.
struct ColumnTests {
  private let feed = FeedURL("https://example.org/feed")

  private func comesBack(_ entry: Entry) async throws -> Bool {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
    let store = try SQLiteStore(path: path)
    try await store.apply(FeedUpdate(state: FeedState(url: entry.feed), new: [entry]))
    return try await store.entries([entry.id]) == [entry]
  }

  private func entry() throws -> Entry {
    let feed = try #require(feed)
    return Entry(id: Entry.ID(feed: feed, identifier: "a"), feed: feed)
  }

  @Test func `an entry with every field comes back`() async throws {
    var entry = try entry()
    entry.publisherID = "urn:a"
    entry.guidIsLink = false
    entry.title = Text("A", kind: .media("image/svg+xml"), language: "en", source: "https://s.org")
    entry.subtitle = Text("B")
    entry.summary = Text("", kind: .xhtml, base: "https://example.org/")
    entry.contents = [Text("one", kind: .html), Text("two")]
    entry.url = "https://example.org/a"
    entry.externalURL = "https://example.org/b"
    entry.image = "https://example.org/c.png"
    entry.bannerImage = "https://example.org/d.png"
    entry.published = Date(timeIntervalSinceReferenceDate: 700_000_000.123_456_7)
    entry.updated = .distantPast
    entry.created = Date(timeIntervalSince1970: 1)
    entry.expired = .distantFuture
    entry.authors = [Person(name: "N", url: "u"), Person(), Person(avatar: "v")]
    entry.contributors = [Person(email: "e")]
    entry.publisher = Person(name: "P")
    entry.categories = [Category(term: "t", label: "l")]
    entry.enclosures = [Enclosure(url: "u", type: "t", length: 3, duration: 0.1, title: "x")]
    entry.thumbnails = [Picture(url: "u", width: "1", description: "d")]
    entry.links = [Link(href: "h", type: "t", length: "9")]
    entry.rights = Text("R")
    entry.license = "L"
    entry.source = EntrySource()
    entry.comments = Comments(url: "u", feedURL: nil, count: 0)
    entry.inReplyTo = [InReplyTo(ref: "r")]
    entry.language = "de"
    entry.firstSeen = Date(timeIntervalSinceReferenceDate: 0.1)
    entry.earlierTitles = ["a\tb", "c\nd"]
    #expect(try await comesBack(entry))
  }

  @Test(arguments: ["", "\t", "\n", "a\tb", "a\nb", "a\0b", "\0", "\u{FEFF}", "\u{1F600}", "\r\n"])
  func `texts of any characters come back`(text: String) async throws {
    var entry = try entry()
    entry.publisherID = text
    entry.title = Text(text, language: text)
    entry.contents = [Text(text, kind: .media(text), base: text), Text(text)]
    entry.url = text
    entry.language = text
    entry.authors = [Person(name: text), Person(email: text)]
    entry.categories = [Category(term: text, scheme: text)]
    entry.enclosures = [Enclosure(url: text, type: text)]
    entry.thumbnails = [Picture(url: text)]
    entry.links = [Link(href: text, rel: text)]
    entry.comments = Comments(url: text)
    entry.earlierTitles = [text]
    #expect(try await comesBack(entry))
  }

  @Test func `nearly every entry has no rest`() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
    var entry = try entry()
    entry.title = Text("A")
    entry.contents = [Text("<p>B</p>", kind: .html, language: "en")]
    entry.authors = [Person(name: "C")]
    entry.comments = Comments(url: "https://example.org/a#comments", count: 3)
    var state = FeedState(url: entry.feed)
    state.feed = Feed()
    state.feed?.title = Text("T")
    try await SQLiteStore(path: path).apply(FeedUpdate(state: state, new: [entry]))
    #expect(
      try Shell.rows(
        path,
        "SELECT count(*) FROM entry, feed WHERE coalesce(entry.rest, feed.rest, feed_rest) IS NULL")
        == ["1"])
  }
}
