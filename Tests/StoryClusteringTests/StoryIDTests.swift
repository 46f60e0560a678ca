import FeedModel
import FoundationEssentials
import StoryClustering
import TestSupport
import Testing

struct StoryIDTests {
  private let clusterer = StoryClusterer()

  @Test func `ids are made of the founding entry and are the same on every machine`() throws {
    let catalogue = clusterer.catalogue(of: try KurskNews.entries())
    #expect(
      catalogue.story(of: "nuclear")?.id.rawValue
        == SHA256.hash(of: "nuclear").hexadecimal(bytes: 8))
  }

  @Test func `a run without news changes nothing`() throws {
    let entries = try KurskNews.entries()
    let before = clusterer.catalogue(of: entries)
    #expect(
      clusterer.catalogue(adding: [], to: entries, previous: before, respecting: []) == before)
    #expect(
      clusterer.catalogue(adding: entries, to: [], previous: before, respecting: []) == before)
    #expect(clusterer.catalogue(adding: [], to: [], previous: before, respecting: []) == before)
  }

  @Test func `a story that grows keeps its id and its date`() throws {
    let entries = try KurskNews.entries()
    let (new, window) = (
      entries.filter { $0.id.rawValue == "drones1" }, entries.filter { $0.id.rawValue != "drones1" }
    )
    let before = clusterer.catalogue(of: window)
    let after = clusterer.catalogue(adding: new, to: window, previous: before, respecting: [])
    let (old, grown) = (before.story(of: "drones2"), after.story(of: "drones2"))
    #expect(old?.id == grown?.id)
    #expect(old?.published == grown?.published)
    #expect(after.isTogether("drones1", "drones2"))
  }

  @Test func `joined stories keep the older id, and the other leads to it`() throws {
    let entries = try KurskNews.entries()
    let before = clusterer.catalogue(of: entries)
    let decision = Decision(
      .same, .init(rawValue: "other-visit"), .init(rawValue: "visit3"),
      made: Date(timeIntervalSince1970: 0))
    let after = clusterer.catalogue(
      adding: [], to: entries, previous: before, respecting: [decision])
    let older = try #require(before.story(of: "other-visit")?.id)
    let younger = try #require(before.story(of: "visit3")?.id)
    #expect(after.story(of: "visit3")?.id == older)
    #expect(after.aliases == [younger: older])
    #expect(after.resolve(younger) == older)
  }

  @Test func `a story that is divided again gets an id that was never used`() throws {
    let entries = try KurskNews.entries()
    let first = clusterer.catalogue(of: entries)
    let pair = (Entry.ID(rawValue: "other-visit"), Entry.ID(rawValue: "visit3"))
    let joined = clusterer.catalogue(
      adding: [], to: entries, previous: first,
      respecting: [Decision(.same, pair.0, pair.1, made: Date(timeIntervalSince1970: 0))])
    let divided = clusterer.catalogue(
      adding: [], to: entries, previous: joined,
      respecting: [Decision(.different, pair.0, pair.1, made: Date(timeIntervalSince1970: 1))])
    let used = Set(first.stories.map(\.id)).union(joined.stories.map(\.id))
    let fresh = Set(divided.stories.map(\.id)).subtracting(used)
    #expect(!divided.isTogether("other-visit", "visit3"))
    #expect(fresh.count == 1)
  }

  @Test(arguments: Seed.several) func `over many runs no id is lost and none is used twice`(
    seed: Seed
  ) throws {
    var random = seed.generator
    let entries = try [Entry].sample(count: 60, using: &random)
    var (catalogue, window, ever) = (StoryCatalogue(), [Entry](), Set<Story.ID>())
    for start in stride(from: 0, to: entries.count, by: 12) {
      let batch = Array(entries[start..<(start + 12)])
      catalogue = clusterer.catalogue(
        adding: batch, to: window, previous: catalogue, respecting: [])
      window += batch
      let alive = Set(catalogue.stories.map(\.id))
      #expect(alive.count == catalogue.stories.count)
      #expect(alive.isDisjoint(with: catalogue.aliases.keys))
      for id in ever { #expect(alive.contains(catalogue.resolve(id))) }
      ever.formUnion(alive)
    }
  }

  @Test func `members that left the window stay in their story with their evidence`() throws {
    let entries = try KurskNews.entries()
    let before = clusterer.catalogue(of: entries)
    let window = entries.filter { $0.id.rawValue == "visit4" }
    let new = try Entry.sample(
      "visit5", feed: "https://late.example/feed", title: window[0].title?.value ?? "",
      text: (window[0].body?.value ?? "") + " Later he flew home to Moscow.", hours: 36)
    let after = clusterer.catalogue(adding: [new], to: window, previous: before, respecting: [])
    let (old, story) = (before.story(of: "visit1"), after.story(of: "visit1"))
    #expect(story?.members.contains { $0.entry.rawValue == "visit5" } == true)
    #expect(story?.lead == old?.lead)
    #expect(
      story?.members.first { $0.entry.rawValue == "visit1" }
        == old?.members.first { $0.entry.rawValue == "visit1" })
  }
}
