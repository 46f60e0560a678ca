import FeedModel
import Foundation
import Testing

private let start = Date(timeIntervalSince1970: 1_747_814_400)

struct FeedUpdateTests {
  private let feed = FeedURL("https://example.org/feed")

  private func entry(_ id: String, _ title: String, _ link: String) throws -> Entry {
    let feed = try #require(feed)
    var entry = Entry(id: .init(feed: feed, identifier: id), feed: feed)
    entry.publisherID = id
    entry.title = Text(title)
    entry.url = "https://example.org/" + link
    entry.contents = [Text("Words of " + title + String(repeating: " and more", count: 10))]
    return entry
  }

  private func update(_ entries: [Entry], known: [Entry] = []) throws -> FeedUpdate {
    var parsed = ParsedFeed(format: "rss20", encoding: "utf-8")
    parsed.entries = entries
    let state = FeedState(url: try #require(feed))
    return FeedUpdate(parsed, state: state, known: known.map(KnownEntry.init), at: start)
  }

  private func stored(_ entry: Entry) -> Entry {
    var entry = entry
    entry.firstSeen = start - 86_400
    return entry
  }

  @Test func `what is not known is new and was first seen now`() throws {
    let update = try update([entry("1", "One", "a"), entry("2", "Two", "b")])
    #expect(update.new.count == 2)
    #expect(update.new.allSatisfy { $0.firstSeen == start })
  }

  @Test func `what is the same is left alone`() throws {
    let one = try entry("1", "One", "a")
    let update = try update([one], known: [stored(one)])
    #expect(update.new.isEmpty && update.changed.isEmpty && update.unchanged == 1)
  }

  @Test func `a new headline is a change that keeps the old one`() throws {
    let old = stored(try entry("1", "Six dead", "a"))
    let update = try update([entry("1", "Nine dead", "a")], known: [old])
    let changed = try #require(update.changed.first)
    #expect(changed.id == old.id && changed.firstSeen == old.firstSeen)
    #expect(changed.earlierTitles == ["Six dead"])
  }

  @Test func `an entry under another id is the same by its link or by its words`() throws {
    let old = stored(try entry("1", "One", "a"))
    let byLink = try update([entry("9", "Another headline", "a?utm_source=x")], known: [old])
    #expect(byLink.new.isEmpty && byLink.changed.map(\.id) == [old.id])
    let byWords = try update([entry("9", "One", "elsewhere")], known: [old])
    #expect(byWords.new.isEmpty && byWords.changed.map(\.id) == [old.id])
  }

  @Test func `a headline that comes back every day is a new entry each time`() throws {
    var old = stored(try entry("1", "Crossword", "a"))
    old.contents = []
    old.published = start - 86_400
    var today = try entry("2", "Crossword", "b")
    today.contents = []
    today.published = start
    #expect(try update([today], known: [old]).new.count == 1)
  }

  @Test func `a link that many entries share tells nothing`() throws {
    let old = stored(try entry("1", "One", "live"))
    let update = try update(
      [entry("2", "Two", "live"), entry("3", "Three", "live")], known: [old])
    #expect(update.new.count == 2)
  }

  @Test func `one id for all entries loses none`() throws {
    let entries = try ["One", "Two", "Three"].map { try entry("same", $0, $0) }
    let first = try update(entries)
    #expect(Set(first.new.map(\.id)).count == 3)
    let second = try update(entries.reversed(), known: first.new)
    #expect(second.new.isEmpty)
  }

  @Test func `of two versions in one document the later one counts`() throws {
    var early = try entry("1", "Six dead", "a")
    early.updated = start
    var late = try entry("1", "Nine dead", "a")
    late.updated = start + 7200
    for order in [[early, late], [late, early]] {
      #expect(try update(order).new.map(\.title?.value) == ["Nine dead"])
    }
  }

  @Test func `the effective date is never later than first seen and never absurd`() throws {
    var entry = try entry("1", "One", "a")
    entry.firstSeen = start
    entry.published = start + 1e6
    #expect(entry.effectiveDate == start)
    entry.published = Date(timeIntervalSince1970: 0)
    #expect(entry.effectiveDate == start)
    entry.published = start - 60
    #expect(entry.effectiveDate == start - 60)
  }
}
