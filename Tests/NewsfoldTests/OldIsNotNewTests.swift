import FeedModel
import FeedParsing
import FeedStorage
import Foundation
import SQLiteStorage
import Testing

/// What publishers do to entries that were there before, and how much of it is taken for new: nothing.
struct OldIsNotNewTests {
  /// An item as it stands in a feed.
  private struct Item {
    var number: Int
    var guid: String?
    var link: String?
    var date: String? = "Wed, 21 May 2025 08:00:00 GMT"
    var title: String
    var text: String

    init(_ number: Int) {
      self.number = number
      guid = "http://example.org/?p=\(number)"
      link = "http://www.example.org/story-\(number)/"
      title = "Story number \(number) of the day"
      text =
        "What happened in place \(number) is told here at length, with names and figures, "
        + "so that nobody can take it for another one. <img src='http://example.org/a.png?v=1'/>"
    }

    var xml: String {
      let guid = guid.map { "<guid isPermaLink=\"false\">\($0)</guid>" } ?? ""
      let link = link.map { "<link>\($0)</link>" } ?? ""
      let date = date.map { "<pubDate>\($0)</pubDate>" } ?? ""
      return "<item><title>\(title)</title>\(guid)\(link)\(date)"
        + "<description><![CDATA[\(text)]]></description></item>"
    }
  }

  private static let first = Date(timeIntervalSince1970: 1_747_900_800)

  private func read(_ items: [Item], into store: any FeedStore, hours: Double) async throws
    -> FeedUpdate
  {
    let url = try #require(FeedURL("https://example.org/feed"))
    let text =
      "<rss version=\"2.0\"><channel><title>A</title>\(items.map(\.xml).joined())</channel></rss>"
    let parsed = try FeedParser().parse(FetchedDocument(bytes: Array(text.utf8)), feed: url)
    let known = try await store.known(like: parsed.entries, in: url)
    let update = FeedUpdate(
      parsed, state: FeedState(url: url), known: known, at: Self.first + hours * 3600)
    try await store.apply(update)
    return update
  }

  /// How many entries are new when a feed comes again, changed.
  private func newOnes(
    _ change: (inout Item) -> Void, before: (inout Item) -> Void = { _ in }
  ) async throws -> [Int] {
    var counts: [Int] = []
    let path = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID()).sqlite")
    defer { try? FileManager.default.removeItem(at: path) }
    for store in [InMemoryStore(), try SQLiteStore(path: path.path)] as [any FeedStore] {
      var items = (1...50).map(Item.init)
      for place in items.indices { before(&items[place]) }
      #expect(try await read(items, into: store, hours: 0).new.count == 50)
      for place in items.indices { change(&items[place]) }
      counts.append(try await read(items, into: store, hours: 5).new.count)
      #expect(try await store.entryCount() == 50)
    }
    return counts
  }

  @Test func `other ids`() async throws {
    #expect(try await newOnes { $0.guid = "tag:example.org,2025:\($0.number)" } == [0, 0])
    #expect(try await newOnes { $0.guid = nil } == [0, 0])
  }

  @Test func `other links`() async throws {
    #expect(try await newOnes { $0.link = "https://new.example/\($0.number)" } == [0, 0])
  }

  @Test func `http to https`() async throws {
    let change: (inout Item) -> Void = { item in
      item.guid = item.guid?.replacing("http:", with: "https:")
      item.link = item.link?.replacing("http://www.", with: "https://")
    }
    #expect(try await newOnes(change) == [0, 0])
    #expect(try await newOnes(change, before: { $0.link = nil }) == [0, 0])
  }

  @Test func `addresses that count readers, without ids`() async throws {
    let change: (inout Item) -> Void = {
      $0.link = ($0.link ?? "") + "?utm_source=rss&utm_medium=feed"
    }
    #expect(try await newOnes(change, before: { $0.guid = nil }) == [0, 0])
  }

  @Test func `everything issued again with new ids, links and dates`() async throws {
    let change: (inout Item) -> Void = { item in
      item.guid = "new-\(item.number)"
      item.link = "https://new.example/\(item.number)"
      item.date = "Thu, 22 May 2025 09:00:00 GMT"
    }
    #expect(try await newOnes(change) == [0, 0])
  }

  @Test func `everything issued again, with other pictures in the texts`() async throws {
    let change: (inout Item) -> Void = { item in
      item.guid = "new-\(item.number)"
      item.link = "https://new.example/\(item.number)"
      item.text = item.text.replacing("v=1", with: "v=2")
    }
    #expect(try await newOnes(change) == [0, 0])
  }

  @Test func `dates that go away, come, or lie in the future`() async throws {
    #expect(try await newOnes { $0.date = nil } == [0, 0])
    #expect(
      try await newOnes({ $0.date = "Fri, 23 May 2025 00:00:00 GMT" }, before: { $0.date = nil })
        == [0, 0])
    #expect(try await newOnes { $0.date = "Mon, 01 Jan 2035 00:00:00 GMT" } == [0, 0])
  }

  @Test func `a date in the future puts nothing on top for years`() async throws {
    let store = InMemoryStore()
    var item = Item(1)
    item.date = "Mon, 01 Jan 2035 00:00:00 GMT"
    _ = try await read([item], into: store, hours: 0)
    let dates = await store.entries(since: .distantPast).map(\.effectiveDate)
    #expect(dates == [Self.first])
  }

  @Test func `a real new entry among fifty issued again is new`() async throws {
    let store = InMemoryStore()
    var items = (1...50).map(Item.init)
    _ = try await read(items, into: store, hours: 0)
    for place in items.indices {
      items[place].guid = "new-\(place)"
      items[place].link = "https://new.example/\(place)"
      items[place].text += " And more."
    }
    items[7] = Item(99)
    let update = try await read(items, into: store, hours: 5)
    #expect(update.new.map { $0.title?.value } == ["Story number 99 of the day"])
  }

  @Test func `daily headings of one name are new each day`() async throws {
    let store = InMemoryStore()
    func daily(_ day: Int) -> Item {
      var item = Item(day)
      item.title = "Crossword"
      item.text = "Today's crossword."
      item.date = "Wed, \(day) May 2025 08:00:00 GMT"
      return item
    }
    _ = try await read([daily(14), daily(7)], into: store, hours: 0)
    #expect(try await read([daily(21), daily(14)], into: store, hours: 5).new.count == 1)
    #expect(try await read([daily(28)], into: store, hours: 200).new.count == 1)
  }
}
