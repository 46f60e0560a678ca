import FeedModel
import FoundationEssentials
import StoryClustering
import TestSupport
import Testing

struct DecisionTests {
  private let clusterer = StoryClusterer()

  private func decision(
    _ verdict: Decision.Verdict, _ a: String, _ b: String, made: Double = 0
  ) -> Decision {
    Decision(
      verdict, .init(rawValue: a), .init(rawValue: b), made: Date(timeIntervalSince1970: made))
  }

  @Test(arguments: Seed.several) func `decisions hold in the first run and in later ones`(
    seed: Seed
  ) throws {
    var random = seed.generator
    let entries = try [Entry].sample(count: 60, using: &random)
    let ids = entries.map(\.id.rawValue).shuffled(using: &random)
    let decisions = stride(from: 0, to: 16, by: 2).map { i in
      decision(i % 4 == 0 ? .same : .different, ids[i], ids[i + 1])
    }
    let (window, new) = (Array(entries.prefix(40)), Array(entries.suffix(20)))
    let all = clusterer.catalogue(of: entries, respecting: decisions)
    let first = clusterer.catalogue(of: window)
    let later = clusterer.catalogue(
      adding: new, to: window, previous: first, respecting: decisions)
    for catalogue in [all, later] {
      for decision in decisions {
        let (a, b) = (decision.first.rawValue, decision.second.rawValue)
        #expect(catalogue.isTogether(a, b) == (decision.verdict == .same))
      }
    }
  }

  @Test func `the latest word about a pair holds`() throws {
    let entries = try KurskNews.entries()
    let words = [
      decision(.different, "visit1", "visit2", made: 1),
      decision(.same, "visit1", "visit2", made: 2),
    ]
    #expect(clusterer.catalogue(of: entries, respecting: words).isTogether("visit1", "visit2"))
    let turned = [decision(.different, "visit2", "visit1", made: 3)] + words
    #expect(!clusterer.catalogue(of: entries, respecting: turned).isTogether("visit1", "visit2"))
  }

  @Test func `a decision divides a copy from its original`() throws {
    let text = (0..<50).map { "word\($0)" }.joined(separator: " ")
    let entries = [
      try Entry.sample("a", title: "One headline", text: text),
      try Entry.sample("b", feed: "https://b.example/f", title: "Another", text: text, hours: 1),
    ]
    let before = clusterer.catalogue(of: entries)
    #expect(before.isTogether("a", "b"))
    let after = clusterer.catalogue(
      adding: [], to: entries, previous: before, respecting: [decision(.different, "a", "b")])
    #expect(!after.isTogether("a", "b"))
  }

  @Test func `a decision joins stories whose entries have left the window`() throws {
    let entries = try KurskNews.entries()
    let before = clusterer.catalogue(of: entries)
    let after = clusterer.catalogue(
      adding: [], to: [], previous: before, respecting: [decision(.same, "nuclear", "visit1")])
    #expect(after.isTogether("nuclear", "visit1"))
    #expect(after.isTogether("nuclear", "visit2"))
    #expect(after.stories.count == before.stories.count - 1)
    #expect(after.aliases.count == 1)
  }

  @Test func `a decided member says so`() throws {
    let catalogue = clusterer.catalogue(
      of: try KurskNews.entries(), respecting: [decision(.same, "nuclear", "visit1")])
    let member = catalogue.story(of: "nuclear")?.members.first { $0.entry.rawValue == "nuclear" }
    #expect(member?.evidence.rule == .decision)
  }
}
