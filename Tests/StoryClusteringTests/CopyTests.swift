import FeedModel
import StoryClustering
import Testing

struct CopyTests {
  private static let wire = (0..<60).map { "word\($0 * 7 % 61)" }.joined(separator: " ")

  private func catalogue(_ entries: [Entry]) -> StoryCatalogue {
    StoryClusterer().catalogue(of: entries)
  }

  private func copyOf(_ id: String, _ entries: [Entry]) -> String? {
    catalogue(entries).story(of: id)?.members.first { $0.entry.rawValue == id }?.copyOf?.rawValue
  }

  @Test func `one text under an edited headline is a copy of the earliest`() throws {
    let entries = [
      try Entry.sample("a", title: "Governor resigns", text: Self.wire, hours: 1),
      try Entry.sample(
        "b", feed: "https://b.example/f", title: "Shock in the capital", text: Self.wire + " end"),
    ]
    #expect(copyOf("a", entries) == "b")
    #expect(copyOf("b", entries) == nil)
  }

  @Test func `a copy shows the rule and how much is the same`() throws {
    let entries = [
      try Entry.sample("a", title: "Governor resigns", text: Self.wire),
      try Entry.sample("b", feed: "https://b.example/f", title: "Gone", text: Self.wire, hours: 2),
    ]
    let member = catalogue(entries).story(of: "b")?.members.last
    #expect(member?.evidence.rule == .copy)
    #expect(member?.evidence.similarity == 1)
    #expect(member?.evidence.nearest?.hours == 2)
  }

  @Test func `one page in two feeds is one entry, whatever is tracked in its link`() throws {
    let entries = [
      try Entry.sample("a", title: "Governor resigns at last", url: "https://x.example/1?id=4"),
      try Entry.sample(
        "b", feed: "https://b.example/f", title: "Governor resigns", hours: 1,
        url: "http://www.x.example/1?id=4&utm_source=rss"),
    ]
    let member = catalogue(entries).story(of: "b")?.members.last
    #expect(member?.copyOf?.rawValue == "a")
    #expect(member?.evidence.rule == .sameEntry)
  }

  @Test func `things told on one page or on a front page are no copies`() throws {
    let entries = [
      try Entry.sample("a", title: "Episode about owls", url: "https://x.example/show"),
      try Entry.sample("b", title: "A talk with bakers", url: "https://x.example/show"),
      try Entry.sample("c", title: "Weather report today", url: "https://x.example/"),
      try Entry.sample(
        "d", feed: "https://b.example/f", title: "Weather report today", url: "https://x.example/"),
    ]
    for id in ["a", "b", "c", "d"] { #expect(copyOf(id, entries) == nil) }
  }

  @Test func `a standing headline or a standing abstract makes no copy`() throws {
    let standing = "Read more on our page"
    let entries = [
      try Entry.sample("a", title: "The most important news today", text: "Rain comes"),
      try Entry.sample("b", title: "The most important news today", text: "Rain comes", hours: 24),
      try Entry.sample("c", title: "Bakers strike for better pay", text: standing),
      try Entry.sample(
        "d", feed: "https://b.example/f", title: "Owl seen at the lake", text: standing),
    ]
    for id in ["a", "b", "c", "d"] { #expect(copyOf(id, entries) == nil) }
    #expect(!catalogue(entries).isTogether("c", "d"))
  }

  @Test func `an original stays the original when an older copy turns up later`() throws {
    let clusterer = StoryClusterer()
    let first = [try Entry.sample("a", title: "Governor resigns", text: Self.wire, hours: 5)]
    let late = try Entry.sample(
      "b", feed: "https://b.example/f", title: "Governor goes", text: Self.wire, hours: 1)
    let before = clusterer.catalogue(of: first)
    let after = clusterer.catalogue(adding: [late], to: first, previous: before, respecting: [])
    #expect(after.stories.count == 1)
    #expect(
      after.story(of: "b")?.members.first { $0.entry.rawValue == "b" }?.copyOf?.rawValue == "a")
  }
}
