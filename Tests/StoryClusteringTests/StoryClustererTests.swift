import FeedModel
import FoundationEssentials
import StoryClustering
import TestSupport
import Testing

struct StoryClustererTests {
  private let clusterer = StoryClusterer()

  @Test func `five events of one war are five stories`() throws {
    let catalogue = clusterer.catalogue(of: try KurskNews.entries())
    for story in KurskNews.stories {
      let found = catalogue.story(of: story[0])?.members.map(\.entry.rawValue) ?? []
      #expect(Set(found).subtracting(["round-up"]) == Set(story))
    }
  }

  @Test func `look-alikes stay apart`() throws {
    let catalogue = clusterer.catalogue(of: try KurskNews.entries())
    for id in KurskNews.lookalikes { #expect(catalogue.story(of: id)?.members.count == 1) }
  }

  @Test func `a round-up glues nothing`() throws {
    let entries = try KurskNews.entries()
    let catalogue = clusterer.catalogue(of: entries)
    let without = clusterer.catalogue(of: entries.filter { $0.id.rawValue != "round-up" })
    let joined = catalogue.groups.map { $0.subtracting(["round-up"]) }.filter { !$0.isEmpty }
    #expect(Set(joined) == without.groups)
    let company = catalogue.story(of: "round-up")?.members.map(\.entry.rawValue) ?? []
    #expect(company == ["round-up"] || company.contains("visit1"))
  }

  @Test(arguments: Seed.several) func `order of arrival does not change stories`(
    seed: Seed
  ) throws {
    var random = seed.generator
    let entries = try [Entry].sample(count: 60, using: &random)
    let shuffled = entries.shuffled(using: &random)
    #expect(clusterer.catalogue(of: entries) == clusterer.catalogue(of: shuffled))
  }

  @Test(arguments: Seed.several) func `order of arrival inside a later run does not matter either`(
    seed: Seed
  ) throws {
    var random = seed.generator
    let entries = try [Entry].sample(count: 80, using: &random)
    let (window, new) = (Array(entries.prefix(50)), Array(entries.suffix(30)))
    let first = clusterer.catalogue(of: window)
    let one = clusterer.catalogue(adding: new, to: window, previous: first, respecting: [])
    let other = clusterer.catalogue(
      adding: new.shuffled(using: &random), to: window.shuffled(using: &random), previous: first,
      respecting: [])
    #expect(one == other)
  }

  @Test(arguments: Seed.several) func `every entry is in one story and every member has evidence`(
    seed: Seed
  ) throws {
    var random = seed.generator
    let entries = try [Entry].sample(count: 60, using: &random)
    let catalogue = clusterer.catalogue(of: entries)
    let members = catalogue.stories.flatMap(\.members)
    #expect(members.map(\.entry).sorted() == entries.map(\.id).sorted())
    for story in catalogue.stories {
      #expect(story.members.contains { $0.entry == story.lead && $0.copyOf == nil })
      for member in story.members where member.evidence.rule == .similar {
        #expect(member.evidence.similarity > 0 && member.evidence.similarity <= 1)
        #expect(member.evidence.nearest != nil)
        // Where reports of the event stand in another story too, no word is this story's own.
        #expect(!member.evidence.terms.isEmpty || member.evidence.runnerUp != nil)
        #expect((0...1).contains(member.evidence.confidence))
      }
    }
  }

  @Test func `evidence names the words that weigh most and the nearest member`() throws {
    let catalogue = clusterer.catalogue(of: try KurskNews.entries())
    let member = catalogue.story(of: "plant2")?.members.first { $0.entry.rawValue == "plant2" }
    let evidence = try #require(member?.evidence)
    #expect(evidence.terms.contains { $0.term == "bolkhov" && !$0.isBorrowed })
    #expect(KurskNews.plant.contains(evidence.nearest?.entry.rawValue ?? ""))
    #expect(evidence.confidence > 0.3)
  }

  @Test func `the lead is the longest of the earliest reports`() throws {
    let text = "flood in the valley of the upper river after days of heavy rain"
    let entries = [
      try Entry.sample("first", title: "Flood in valley", text: text, hours: 0),
      try Entry.sample(
        "longest", feed: "https://b.example/f", title: "Valley flood after heavy rain",
        text: text + ", hundreds of houses evacuated", hours: 0.5),
      try Entry.sample(
        "late", feed: "https://c.example/f", title: "Flood in the valley: rain ends",
        text: text + " and much more to tell about houses and river and valley", hours: 5),
      try Entry.sample("other", title: "Chess final drawn", text: "a quiet game", hours: 1),
    ]
    let story = clusterer.catalogue(of: entries).story(of: "first")
    #expect(story?.members.count == 3)
    #expect(story?.lead.rawValue == "longest")
    #expect(story?.published == entries[0].published)
  }
}
