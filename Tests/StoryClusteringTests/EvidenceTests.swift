import FeedModel
import FoundationEssentials
import Testing

@testable import StoryClustering

/// The reasons that are kept with each membership.
struct EvidenceTests {
  /// A dozen reports of other things that share little words.
  private static func others() throws -> [Entry] {
    let matters = [
      "harvest barley prices", "museum roof repair", "ferry timetable winter", "school chess prize",
      "orchestra tour Japan", "bakery strike ends", "glacier survey drone", "tram line opens",
      "library hours cut", "vaccine trial results", "cable broken seabed", "marathon route changed",
    ]
    return try matters.enumerated().map { number, matter in
      try Entry.sample(
        "other\(number)", feed: "https://other\(number).example/feed", title: "The " + matter,
        text: "It was said since his office said so that the \(matter) was on his list since May.",
        hours: Double(number))
    }
  }

  private static func floods() throws -> [Entry] {
    [
      try Entry.sample(
        "a", feed: "https://a.example/feed", title: "Dyke breaks near Vetluga, 112 houses flooded",
        text: "Crews evacuated families near Vetluga after the dyke broke on Monday. His office "
          + "sent boats and pumps since dawn."),
      try Entry.sample(
        "b", feed: "https://b.example/feed",
        title: "Flood: dyke at Vetluga broke and 112 houses stand in water",
        text: "The flooded dyke at Vetluga broke on Monday, his office said. Since then crews with "
          + "boats and pumps evacuated families.", hours: 2),
      try Entry.sample(
        "c", feed: "https://c.example/feed",
        title: "In Vetluga 232 houses are flooded as dyke broke",
        text: "Families were evacuated with boats when the Vetluga dyke broke; pumps and crews had "
          + "come since Monday, his office said.", hours: 27),
    ]
  }

  private func member(_ id: String, of entries: [Entry]) throws -> Member {
    let catalogue = StoryClusterer().catalogue(of: entries)
    let story = try #require(catalogue.story(of: id))
    return try #require(story.members.first { $0.entry.rawValue == id })
  }

  @Test func `what is shown as shared is rare in the language, the rarest first`() throws {
    let evidence = try member("b", of: try Self.floods() + Self.others()).evidence
    let words = evidence.terms.map(\.term)
    #expect(words.contains("vetluga") && words.contains("dyke"))
    #expect(Set(words).isDisjoint(with: ["his", "since", "said", "the", "office"]))
  }

  @Test func `names and numbers that headlines share are kept`() throws {
    let evidence = try member("b", of: try Self.floods() + Self.others()).evidence
    #expect(evidence.names == ["Vetluga", "112"])
    #expect(evidence.headline == ["^Flood", "Vetluga", "112 houses stand"])
  }

  @Test func `numbers that conflict between headlines speak against`() throws {
    let evidence = try member("c", of: try Self.floods() + Self.others()).evidence
    let entry = Entry.ID(rawValue: "a")
    #expect(
      evidence.doubts.contains(.number(own: "232 houses", other: "112 houses", entry: entry)))
    #expect(evidence.doubts.contains { if case .hours(25, _) = $0 { true } else { false } })
  }

  @Test func `what a headline said is known in the next run too`() throws {
    let floods = try Self.floods()
    let clusterer = StoryClusterer()
    let others = try Self.others()
    let before = clusterer.catalogue(of: others + floods.dropLast())
    var folding = clusterer.folding(respecting: [])
    // Nothing is remembered but the evidence: the words are read again.
    folding.seat(Seating(before.stories), expecting: Set((others + floods).map(\.id)))
    folding.read((others + floods).sorted { ($0.effectiveDate, $0.id) < ($1.effectiveDate, $1.id) })
    folding.weigh()
    folding.group()
    let kept = Set(folding.kept)
    let after = before.applying(
      folding.changes(
        keeping: before.stories.flatMap(\.members).filter { kept.contains($0.entry) }))
    let member = after.story(of: "a")?.members.first { $0.entry.rawValue == "a" }
    #expect(member?.evidence.names == ["Vetluga", "112"])
  }

  @Test func `a round-up names the other story that it tells`() throws {
    let strike = [
      try Entry.sample(
        "s", feed: "https://s.example/feed", title: "Welders strike at Halden shipyard",
        text: "Welders of the Halden shipyard walked out over wages; the union wants ten percent."),
      try Entry.sample(
        "t", feed: "https://t.example/feed",
        title: "Halden shipyard stands still as welders strike",
        text: "Over wages the welders walked out; ten percent is what the union of Halden wants.",
        hours: 1),
      try Entry.sample(
        "r", feed: "https://r.example/feed",
        title: "In brief: dyke at Vetluga broke, welders strike",
        text: "Crews with boats and pumps evacuated families near Vetluga when the dyke broke. "
          + "Welders walked out of the Halden shipyard over wages.", hours: 3),
    ]
    let entries = try Self.floods() + Self.others() + strike
    let catalogue = StoryClusterer().catalogue(of: entries)
    let own = try #require(catalogue.story(of: "r"))
    let member = try #require(own.members.first { $0.entry.rawValue == "r" })
    let told = Set([catalogue.story(of: "a")?.id, catalogue.story(of: "s")?.id])
    #expect(told.subtracting([own.id]).isSuperset(of: member.alsoMentions))
    #expect(!member.alsoMentions.isEmpty)
    #expect(!catalogue.isTogether("a", "s"))
  }

  @Test func `two entries held against each other tell what they share and what not`() throws {
    let entries = try Self.floods() + Self.others()
    let (a, c) = (Entry.ID(rawValue: "a"), Entry.ID(rawValue: "c"))
    let comparer = EntryComparer(entries, comparing: [a, c], clusterer: StoryClusterer())
    let comparison = try #require(comparer.comparison(of: a, c))
    #expect(comparison.hours == 27 && comparison.timeCost > 0.4 && !comparison.isOutsideWindow)
    #expect(comparison.names == ["Vetluga"])
    #expect(comparison.terms.contains { $0.term == "vetluga" })
    #expect(comparison.doubts.contains(.number(own: "112 houses", other: "232 houses", entry: c)))
    #expect(comparer.comparison(of: a, .init(rawValue: "nobody")) == nil)
  }
}

struct HeadlineFactsTests {
  @Test(arguments: [
    ("Moscow reports 112 drones downed", ["^Moscow", "112 drones downed"]),
    ("drones over Kursk and 2,400 homes", ["Kursk", "2,400 homes"]),
    ("EU and NATO talk to Vladimir Putin", ["EU", "NATO", "Vladimir", "Putin"]),
    ("Minister Visits The Kursk Region After Long War", []),
    ("ALL IN CAPITALS HERE", []), ("", []), ("Am I 7.", ["7"]),
    ("За ночь над Россией сбили 159 беспилотников", ["Россией", "159 беспилотников"]),
  ])
  func `a headline's names and numbers stand as they are`(headline: String, facts: [String]) {
    #expect(HeadlineFacts(headline).facts == facts)
  }
}

struct HeadlineTallyTests {
  private func tally(_ headlines: [String]) -> HeadlineTally {
    var tally = HeadlineTally()
    for (number, headline) in headlines.enumerated() {
      tally.add(HeadlineFacts(headline).facts, of: .init(rawValue: "\(number)"), in: 0)
    }
    return tally
  }

  @Test func `a headline that names another place than the others is noted`() {
    let tally = tally([
      "A fire in Marseille kills two", "A house in Marseille burns", "A fire in Lyon kills two",
    ])
    #expect(
      tally.strangers(HeadlineFacts("A fire in Lyon kills two").facts, in: 0)
        == .names(own: ["Lyon"], others: ["Marseille"]))
    #expect(tally.strangers(HeadlineFacts("A house in Marseille burns").facts, in: 0) == nil)
  }

  @Test func `numbers of unlike things do not conflict`() {
    let tally = tally(["The storm leaves 12 dead", "The storm leaves 40 villages dark"])
    let facts = HeadlineFacts("The storm leaves 12 dead").facts
    #expect(tally.conflicts(facts, of: .init(rawValue: "0")).isEmpty)
  }
}
