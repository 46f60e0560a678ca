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
        let (a, b) = (decision.word.groups[0][0].rawValue, decision.word.groups[1][0].rawValue)
        #expect(catalogue.isTogether(a, b) == (decision.word.kind == .join))
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

  private func ids(_ names: [String]) -> [Entry.ID] { names.map { Entry.ID(rawValue: $0) } }

  private func said(_ word: Decision.Word, _ second: Double = 0) -> Decision {
    Decision(word, made: Date(timeIntervalSince1970: second))
  }

  @Test func `of a chain of joins the oldest gives way to a later word`() throws {
    let entries = try KurskNews.entries()
    let chain = [
      decision(.same, "visit1", "strike1", made: 1), decision(.same, "strike1", "call1", made: 2),
      decision(.different, "visit1", "call1", made: 3),
    ]
    let catalogue = clusterer.catalogue(of: entries, respecting: chain)
    #expect(!catalogue.isTogether("visit1", "call1"))
    #expect(catalogue.isTogether("strike1", "call1"))
    #expect(!catalogue.isTogether("visit1", "strike1"))
  }

  @Test func `a chain holds over an entry that is not there`() throws {
    let entries = try KurskNews.entries()
    let catalogue = clusterer.catalogue(
      of: entries,
      respecting: [
        decision(.same, "visit1", "gone"), decision(.same, "gone", "call1", made: 1),
        decision(.different, "gone", "strike1", made: 2),
      ])
    #expect(catalogue.isTogether("visit1", "call1"))
    #expect(!catalogue.isTogether("visit1", "strike1"))
  }

  @Test func `a split leaves the others together`() throws {
    let entries = try KurskNews.entries()
    let before = clusterer.catalogue(of: entries)
    let (left, stayed) = (["visit1", "visit2"], ["visit3", "visit4"])
    let word = said(.split(ids(left), from: ids(stayed)))
    for window in [entries, []] {
      let after = clusterer.catalogue(
        adding: [], to: window, previous: before, respecting: [word])
      #expect(after.isTogether("visit1", "visit2"))
      #expect(after.isTogether("visit3", "visit4"))
      #expect(!after.isTogether("visit1", "visit3"))
      #expect(after.stories.count == before.stories.count + 1)
    }
  }

  @Test func `a moved entry stays with its new story when that grows`() throws {
    let entries = try KurskNews.entries()
    let word = said(
      .move(
        ids(["visit4"]), from: ids(["visit1", "visit2", "visit3"]), to: ids(["call1", "call2"])))
    let before = clusterer.catalogue(
      of: entries.filter { $0.id.rawValue != "call3" }, respecting: [word])
    let after = clusterer.catalogue(
      adding: entries.filter { $0.id.rawValue == "call3" },
      to: entries.filter { $0.id.rawValue != "call3" }, previous: before, respecting: [word])
    for catalogue in [before, after] {
      #expect(catalogue.isTogether("visit4", "call1"))
      #expect(!catalogue.isTogether("visit4", "visit1"))
    }
  }

  @Test func `an undo of a shown join gives back what the clusterer thinks`() throws {
    let entries = try KurskNews.entries()
    let word = decision(.same, "nuclear", "visit1", made: 1)
    let plain = clusterer.catalogue(of: entries)
    let joined = clusterer.catalogue(
      adding: [], to: entries, previous: plain, respecting: [word])
    #expect(joined.isTogether("nuclear", "visit2"))
    let members = Set(joined.story(of: "nuclear")?.members.map(\.entry) ?? [])
    let undone = clusterer.catalogue(
      adding: [], to: entries, previous: joined, respecting: [word, said(.undo(word.id), 2)],
      loosening: members)
    #expect(undone.groups == plain.groups)
  }

  @Test func `copies of one text that are kept apart are not copies of one another`() throws {
    let text = (0..<50).map { "word\($0)" }.joined(separator: " ")
    let entries = try ["a", "b", "c", "d"].enumerated().map { hour, name in
      try Entry.sample(
        name, feed: "https://\(name).example/f", title: "One headline", text: text,
        hours: Double(hour))
    }
    let word = said(.split(ids(["b"]), from: ids(["c", "d"])))
    let catalogue = clusterer.catalogue(of: entries, respecting: [word])
    #expect(!catalogue.isTogether("b", "c") && !catalogue.isTogether("b", "d"))
    #expect(catalogue.isTogether("c", "d"))
    let plain = clusterer.catalogue(of: entries)
    let later = clusterer.catalogue(
      adding: [], to: entries, previous: plain, respecting: [word])
    #expect(!later.isTogether("b", "c") && !later.isTogether("b", "d"))
    #expect(later.isTogether("c", "d"))
  }

  @Test func `of two equal parts the one with the lead keeps the id`() throws {
    let entries = try KurskNews.entries().filter {
      ["visit1", "visit2", "call1", "call2", "older-visit"].contains($0.id.rawValue)
    }
    let pair = said(.join([ids(["visit1"]), ids(["visit2"])]))
    let before = clusterer.catalogue(of: entries, respecting: [pair])
    let story = try #require(before.story(of: "visit1"))
    let staying = story.lead.rawValue == "visit1" ? "visit1" : "visit2"
    let leaving = staying == "visit1" ? "visit2" : "visit1"
    let move = said(.move(ids([leaving]), from: ids([staying]), to: ids(["older-visit"])), 1)
    let after = clusterer.catalogue(
      adding: [], to: entries, previous: before, respecting: [pair, move])
    #expect(after.isTogether(leaving, "older-visit"))
    #expect(after.story(of: staying)?.id == story.id)
    #expect(after.aliases.isEmpty)
  }
}
