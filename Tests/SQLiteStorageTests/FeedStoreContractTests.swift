import FeedModel
import FeedStorage
import Foundation
import SQLiteStorage
import Testing

/// An engine that the contract is tried on.
enum Engine: CaseIterable, CustomTestStringConvertible {
  case memory, sqlite

  var testDescription: String { self == .memory ? "memory" : "SQLite" }

  /// A new, empty store.
  func make() throws -> any FeedStore {
    switch self {
    case .memory: return InMemoryStore()
    case .sqlite:
      return try SQLiteStore(
        path: FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path)
    }
  }
}

private let start = Date(timeIntervalSince1970: 1_747_814_400)

/// What every engine promises.
@Suite struct FeedStoreContractTests {
  private func feed(_ address: String = "https://example.org/feed") throws -> FeedURL {
    try #require(FeedURL(address))
  }

  private func entry(_ name: String, hours: Double = 0, in feed: FeedURL) -> Entry {
    var entry = Entry(id: Entry.ID(feed: feed, identifier: name), feed: feed)
    entry.publisherID = name
    entry.title = Text("Title of " + name)
    entry.contents = [
      Text(
        "<p>" + String(repeating: name + " ", count: 30) + "</p>", kind: .html,
        base: "https://example.org/")
    ]
    entry.url = "https://example.org/" + name + "?utm_source=rss"
    entry.published = start + hours * 3600
    entry.firstSeen = start + 1_000_000
    entry.enclosures = [Enclosure(url: "https://example.org/a.mp3", type: "audio/mpeg", length: 3)]
    return entry
  }

  @Test(arguments: Engine.allCases) func `an entry comes back as it went`(engine: Engine)
    async throws
  {
    let store = try engine.make()
    let feed = try feed()
    let entry = entry("one", in: feed)
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: [entry]))
    #expect(try await store.entries([entry.id]) == [entry])
    #expect(try await store.entryCount() == 1)
  }

  @Test(arguments: Engine.allCases) func `a changed entry takes the place of the old`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let feed = try feed()
    var entry = entry("one", in: feed)
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: [entry]))
    entry.title = Text("Another title")
    try await store.apply(FeedUpdate(state: FeedState(url: feed), changed: [entry]))
    #expect(try await store.entries([entry.id]) == [entry])
    #expect(try await store.entryCount() == 1)
  }

  @Test(arguments: Engine.allCases) func `state is kept with the entries`(engine: Engine)
    async throws
  {
    let store = try engine.make()
    var state = FeedState(url: try feed())
    state.validators = Validators(etag: "W/\"\u{E9}\"", lastModified: "x", bodyHash: "y", url: "z")
    state.schedule.nextDue = start
    state.schedule.goneSince = start + 0.123_456_7
    state.failure = "trouble"
    state.announcedMove = AnnouncedMove(url: state.url, firstSeen: start)
    state.feed = Feed()
    state.feed?.title = Text("News", kind: .html, language: "en")
    state.feed?.subtitle = Text("")
    state.feed?.pace.skipDays = ["Saturday,Sunday"]
    state.feed?.rights = Text("All")
    state.feed?.generator = Generator(name: "a\tb")
    try await store.apply(FeedUpdate(state: state))
    #expect(try await store.states() == [state.url: state])
  }

  @Test(arguments: Engine.allCases) func `many feeds and hosts are stored at once`(engine: Engine)
    async throws
  {
    let store = try engine.make()
    let feeds = try (0..<3).map { try feed("https://example.org/\($0)") }
    let host = HostState(host: "example.org", nextAllowed: start, reason: "429", refusals: 2)
    try await store.apply(
      feeds.map { FeedUpdate(state: FeedState(url: $0), new: [entry("a", in: $0)]) }, hosts: [host])
    #expect(try await store.entryCount() == 3)
    #expect(try await Set(store.states().keys) == Set(feeds))
    #expect(try await store.hostStates() == ["example.org": host])
  }

  @Test(arguments: Engine.allCases) func `known entries are found by id, link and words`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let feed = try feed()
    let stored = ["id", "link", "words", "other"].map { entry($0, in: feed) }
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: stored))
    var byLink = entry("new-1", in: feed)
    byLink.url = "http://www.example.org/link/"
    var byWords = entry("new-2", in: feed)
    byWords.title = stored[2].title
    byWords.contents = stored[2].contents
    let known = try await store.known(like: [stored[0], byLink, byWords], in: feed)
    #expect(Set(known.map(\.id)) == Set(stored[0...2].map(\.id)))
    let elsewhere = try self.feed("https://elsewhere.example/feed")
    #expect(try await store.known(like: [byLink, byWords], in: elsewhere).isEmpty)
  }

  @Test(arguments: Engine.allCases) func `entries come oldest first from a moment on`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let feed = try feed()
    let entries = [5.0, 1, 3].map { entry("e\($0)", hours: $0, in: feed) }
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: entries))
    let found = try await store.entries(since: start + 2 * 3600)
    #expect(found.map(\.id) == [entries[2].id, entries[0].id])
  }

  @Test(arguments: Engine.allCases) func `stories come back, moved members are in one story`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let feed = try feed()
    let entries = ["a", "b", "c"].map { entry($0, in: feed) }
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: entries))
    let first = StoryCatalogue(stories: [
      story("1", [entries[0], entries[1]]), story("2", [entries[2]]),
    ])
    try await store.save(CatalogueChanges(stories: first.stories))
    #expect(try await store.catalogue() == first)
    #expect(try await store.momentsWithoutStory().isEmpty)
    let second = StoryCatalogue(
      stories: [story("2", [entries[2], entries[1]])],
      aliases: [.init(rawValue: "1"): .init(rawValue: "2")])
    try await store.save(CatalogueChanges(stories: second.stories, aliases: second.aliases))
    #expect(try await store.catalogue() == second)
    #expect(try await store.momentsWithoutStory().map(\.id) == [entries[0].id])
  }

  @Test(arguments: Engine.allCases) func `vectors are kept until they are unused for long`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    #expect(try await store.embeddings(["a", "b"], at: start).isEmpty)
    try await store.keep(embeddings: ["a": [1, 2], "b": [255]], at: start)
    try await store.keep(embeddings: ["a": [3]], at: start)
    let later = start + 86_400 * 30
    #expect(try await store.embeddings(["a", "c"], at: later) == ["a": [3]])
    _ = try await store.prune(before: start + 86_400, keeping: [])
    #expect(try await store.embeddings(["a", "b"], at: later) == ["a": [3]])
  }

  @Test(arguments: Engine.allCases) func `what is pruned leaves a trace and is not new again`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let feed = try feed()
    let entries = [("old", 0.0), ("told", 1), ("kept", 2), ("told too", 50), ("ended", 3)]
      .map { entry($0.0, hours: $0.1, in: feed) }
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: entries))
    let ids = ["1", "2", "x", "y"].map { Story.ID(rawValue: $0) }
    try await store.save(
      CatalogueChanges(
        stories: [story("1", [entries[1], entries[3]]), story("2", [entries[4]])],
        aliases: [ids[2]: ids[3], ids[3]: ids[1]]))
    let report = try await store.prune(before: start + 3600 * 48, keeping: [entries[2].id])
    #expect(report == PruneReport(entries: 2, stories: 1, aliases: 2))
    let left = try await store.moments(since: .distantPast).map(\.id)
    #expect(left == [entries[1].id, entries[2].id, entries[3].id])
    #expect(try await store.catalogue().stories.map(\.id) == [ids[0]])
    #expect(try await store.catalogue().aliases.isEmpty)
    #expect(try await store.momentsWithoutStory().map(\.id) == [entries[2].id])
    var again = entry("another id", in: feed)
    again.url = entries[0].url
    let known = try await store.known(like: [again, entries[4]], in: feed)
    #expect(known.map(\.isPruned) == [true, true])
    var parsed = ParsedFeed(format: "rss20", encoding: "utf-8")
    parsed.entries = [again, entries[4]]
    let update = FeedUpdate(parsed, state: FeedState(url: feed), known: known, at: start)
    #expect(update.new.isEmpty && update.changed.isEmpty && update.unchanged == 2)
    #expect(
      try await store.prune(before: start + 3600 * 48, keeping: [entries[2].id]) == PruneReport())
  }

  @Test(arguments: Engine.allCases) func `decisions stay in their order`(engine: Engine)
    async throws
  {
    let store = try engine.make()
    let ids = ["a", "b", "c"].map { Entry.ID(rawValue: $0) }
    let decisions = [
      Decision(.same, ids[0], ids[1], made: start),
      Decision(.different, ids[1], ids[2], made: start),
    ]
    for decision in decisions { try await store.record(decision) }
    #expect(try await store.decisions() == decisions)
  }

  @Test(arguments: Engine.allCases) func `a decision is there once, whatever its kind`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let ids = ["a", "b", "c"].map { Entry.ID(rawValue: $0) }
    let join = Decision(.join([[ids[0], ids[1]], [ids[2]]]), made: start)
    let all = [
      join, Decision(.split([ids[0]], from: [ids[1]]), made: start),
      Decision(.move([ids[0]], from: [], to: [ids[1]]), made: start),
      Decision(.separate([ids[0]], [ids[2]]), made: start), Decision(.undo(join.id), made: start),
    ]
    #expect(try await store.record(Array(all.prefix(2))) == 2)
    let revision = try await store.revision()
    #expect(try await store.record(all + all) == 3)
    #expect(try await store.revision() != revision)
    #expect(try await store.record(all) == 0)
    #expect(try await store.decisions() == all)
  }

  @Test(arguments: Engine.allCases) func `decisions outlive the entries they name`(engine: Engine)
    async throws
  {
    let store = try engine.make()
    let feed = try feed()
    let entries = [entry("one", in: feed), entry("two", in: feed)]
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: entries))
    let decision = Decision(.same, entries[0].id, entries[1].id, made: start)
    try await store.record(decision)
    _ = try await store.prune(before: start + 1_000_000, keeping: [])
    #expect(try await store.entryCount() == 0)
    #expect(try await store.decisions() == [decision])
  }

  @Test(arguments: Engine.allCases) func `values are kept by name`(engine: Engine) async throws {
    let store = try engine.make()
    #expect(try await store.value("identity") == nil)
    try await store.setValue("a", for: "identity")
    try await store.setValue("b", for: "identity")
    #expect(try await store.value("identity") == "b")
  }

  @Test(arguments: Engine.allCases) func `the revision tells what is worth publishing anew`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    var state = FeedState(url: try feed())
    var last = try await store.revision()
    func expectNew(_ what: Comment) async throws {
      let now = try await store.revision()
      #expect(now != last, what)
      last = now
    }
    let entry = entry("one", in: state.url)
    try await store.apply(FeedUpdate(state: state, new: [entry]))
    try await expectNew("an entry came")
    try await store.apply(FeedUpdate(state: state, changed: [entry]))
    try await expectNew("an entry changed")
    try await store.save(CatalogueChanges(stories: [story("1", [entry])]))
    try await expectNew("a story came")
    try await store.record(Decision(.same, entry.id, entry.id, made: start))
    try await expectNew("a decision was made")
    state.feed = Feed()
    state.feed?.title = Text("Another name")
    try await store.apply(FeedUpdate(state: state))
    try await expectNew("the feed has another name")
    state.schedule.nextDue = start
    state.validators.etag = "1"
    try await store.apply(FeedUpdate(state: state))
    #expect(try await store.revision() == last)
  }

  @Test(arguments: Engine.allCases) func `moments tell the order of entries`(engine: Engine)
    async throws
  {
    let store = try engine.make()
    let feed = try feed()
    let entries = [5.0, 1, 3].map { entry("e\($0)", hours: $0, in: feed) }
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: entries))
    let since = try await store.moments(since: start + 2 * 3600)
    #expect(since.map(\.id) == [entries[2].id, entries[0].id])
    #expect(since.map(\.date) == [start + 3 * 3600, start + 5 * 3600])
    #expect(try await store.moments(of: [entries[0].id, .init(rawValue: "none")]) == [since[1]])
    try await store.save(CatalogueChanges(stories: [story("1", [entries[2]])]))
    let left = try await store.momentsWithoutStory()
    #expect(left.map(\.id) == [entries[1].id, entries[0].id])
  }

  @Test(arguments: Engine.allCases) func `part of the stories is read and replaced alone`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let feed = try feed()
    let entries = (0..<4).map { entry("e\($0)", hours: Double($0), in: feed) }
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: entries))
    let all = (0..<4).map { story("\($0)", [entries[$0]]) }
    try await store.save(CatalogueChanges(stories: all))
    let part = try await store.seating(since: start + 2.5 * 3600, naming: [entries[0].id])
    #expect(Set(part.stories.map(\.id.rawValue)) == ["0", "3"])
    #expect(Set(part.seats.map(\.entry)) == [entries[0].id, entries[3].id])
    for seat in part.seats {
      #expect(part.stories[seat.story].id.rawValue == (seat.entry == entries[0].id ? "0" : "3"))
    }
    let joined = CatalogueChanges(
      stories: [story("0", [entries[0], entries[3]])],
      aliases: [.init(rawValue: "3"): .init(rawValue: "0")], moment: start)
    try await store.save(joined)
    let after = try await store.catalogue()
    #expect(after.stories == joined.stories + all[1...2])
    #expect(after.aliases == joined.aliases)
    #expect(try await store.storyCounts() == (3, 1))
    let names = ["0", "3", "4"].map(Story.ID.init)
    #expect(try await store.used(among: names) == [names[0], names[1]])
    #expect(try await store.stories([names[2], names[0]]) == joined.stories)
    let members = try await store.members([entries[3].id, .init(rawValue: "none"), entries[1].id])
    #expect(Set(members) == Set(joined.stories[0].members[1...] + all[1].members))
    let some = try await store.catalogue(of: ["2", "0", "9"].map(Story.ID.init))
    #expect(some.stories.map(\.id.rawValue) == ["2", "0"])
    #expect(some.aliases == joined.aliases)
    #expect(some.joined == [names[1]: start])
    try await store.note(updated: [names[0]: start + 60])
    try await store.save(CatalogueChanges(stories: joined.stories))
    #expect(try await store.catalogue(of: [names[0]]).told == [names[0]: start + 60])
  }

  @Test(arguments: Engine.allCases) func `a story is as young as its last report, edited or not`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let feed = try feed()
    var entries = [entry("a", hours: 0, in: feed), entry("b", hours: 1, in: feed)]
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: entries))
    try await store.save(CatalogueChanges(stories: [story("1", entries)]))
    let late = start + 10 * 3600
    try await store.file([.init(rawValue: "1")], under: nil)
    #expect(try await store.outlines(since: late).isEmpty)
    entries[0].published = late
    entries[0].firstSeen = late
    try await store.apply(FeedUpdate(state: FeedState(url: feed), changed: [entries[0]]))
    #expect(try await store.outlines(since: late).count == 1)
  }

  @Test(arguments: Engine.allCases)
  func `a story is outlined until it is filed, and filed for good`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let (first, second) = (try feed(), try #require(FeedURL("https://other.example/feed")))
    let a = entry("a", hours: 0, in: first)
    let b = entry("b", hours: 2, in: second)
    try await store.apply(FeedUpdate(state: FeedState(url: first), new: [a]))
    try await store.apply(FeedUpdate(state: FeedState(url: second), new: [b]))
    let told = story("1", [a, b])
    try await store.save(CatalogueChanges(stories: [told]))
    var outline = StoryOutline(
      id: told.id, published: told.published, lastReport: start + 2 * 3600,
      lastSeen: max(a.firstSeen ?? start, b.firstSeen ?? start + 2 * 3600),
      feeds: [first, second])
    #expect(try await store.outlines(since: .distantFuture) == [outline])
    try await store.file([told.id], under: "2025-05-21")
    #expect(try await store.outlines(since: .distantFuture).isEmpty)
    try await store.save(CatalogueChanges(stories: [told]))
    outline.isFiled = true
    #expect(try await store.outlines(since: start) == [outline])
  }

  @Test(arguments: Engine.allCases)
  func `a story's mark is another one once anything that is told of it changed`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let feed = try feed()
    var entries = [entry("a", hours: 0, in: feed), entry("b", hours: 1, in: feed)]
    let other = entry("c", hours: 2, in: feed)
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: entries + [other]))
    try await store.save(
      CatalogueChanges(stories: [story("1", entries), story("2", [other])]))
    let ids = ["1", "2", "3"].map(Story.ID.init)
    var marks = try await store.marks(of: ids)
    let second = marks[ids[1]]
    #expect(marks.count == 2)
    func expectChange(_ change: () async throws -> Void) async throws {
      try await change()
      let now = try await store.marks(of: ids)
      #expect(now[ids[0]] != marks[ids[0]])
      #expect(now[ids[1]] == second)
      #expect(try await store.marks(of: ids) == now)
      marks = now
    }
    for title in ["one", "two"] {
      try await expectChange {
        entries[1].title = Text(title)
        try await store.apply(FeedUpdate(state: FeedState(url: feed), changed: [entries[1]]))
      }
    }
    try await expectChange { try await store.note(updated: [ids[0]: start + 60]) }
    try await expectChange {
      try await store.save(CatalogueChanges(stories: [story("1", [entries[0]])]))
    }
  }

  @Test(arguments: Engine.allCases) func `what happened to feeds is kept, the newest first`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let feed = try feed()
    let before = try await store.revision()
    for (place, kind) in FeedEvent.Kind.allCases.enumerated() {
      var update = FeedUpdate(state: FeedState(url: feed))
      update.events = [
        FeedEvent(feed: feed, kind: kind, moment: start + Double(place), detail: "\(place)")
      ]
      try await store.apply(update)
    }
    let events = try await store.events(newest: 3)
    #expect(events.map(\.detail) == ["3", "2", "1"])
    #expect(events.map(\.kind) == [.recovered, .failing, .gone])
    #expect(try await store.revision() > before)
    _ = try await store.prune(before: start + 2, keeping: [])
    #expect(try await store.events(newest: 9).count == 2)
  }

  @Test(arguments: Engine.allCases) func `what the clusterer remembers is kept in order`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    func segment(_ first: Int, _ count: Int) -> ClusterSegment {
      ClusterSegment(
        first: first, count: count, earliest: start, latest: start + Double(first),
        bytes: [1, 2, UInt8(count)])
    }
    for (kept, added) in [([], segment(0, 5)), ([0], segment(5, 2)), ([0], segment(5, 4))] {
      try await store.save(CatalogueChanges(memory: .init(kept: kept, added: [added])))
    }
    #expect(try await store.segments().map(\.first) == [0, 5])
    #expect(try await store.segments().map(\.count) == [5, 4])
    #expect(try await store.segment(from: 5) == segment(5, 4))
    #expect(try await store.segment(from: 4) == nil)
    try await store.save(CatalogueChanges(memory: .init(kept: [5], added: [])))
    #expect(try await store.segments().map(\.first) == [5])
  }

  private func story(_ id: String, _ entries: [Entry]) -> Story {
    Story(
      id: .init(rawValue: id), lead: entries[0].id,
      members: entries.map { entry in
        Member(
          entry: entry.id,
          evidence: Evidence(
            rule: .similar, similarity: 0.25,
            nearest: .init(entry: entries[0].id, similarity: 0.5, hours: 1.5),
            terms: [.init(term: "kursk", weight: 0.125, isBorrowed: true)],
            runnerUp: .init(story: .init(rawValue: "9"), similarity: 0.0625), confidence: 0.75))
      }, published: start)
  }

  @Test(arguments: Engine.allCases) func `a text means stories by ids and addresses`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let feed = try feed()
    var (one, two) = (entry("one", in: feed), entry("two", hours: 1, in: feed))
    one.url = "https://a.example/one"
    one.publisherID = "tag:a.example,2025:one"
    two.url = "https://a.example/two"
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: [one, two]))
    try await store.save(
      CatalogueChanges(
        stories: [story("aaaa1111", [one]), story("aaaa2222", [two])],
        aliases: [
          .init(rawValue: "bbbb"): .init(rawValue: "cccc"),
          .init(rawValue: "cccc"): .init(rawValue: "aaaa2222"),
        ]))
    let (first, second) = ("aaaa1111", "aaaa2222")
    for (text, stories, isStory, isEntry) in [
      ("aaaa1111", [first], true, false), ("aaaa", [first, second], false, false),
      ("bbbb", [second], true, false), ("bbb", [], false, false), ("", [], false, false),
      (one.id.rawValue, [first], false, true),
      (String(one.id.rawValue.prefix(12)), [first], false, false),
      ("tag:a.example,2025:one", [first], false, true),
      ("http://a.example/two", [second], false, true), ("https://a.example/", [], false, false),
      ("%", [], false, false), ("_aaa1111", [], false, false), ("Report", [], false, false),
    ] {
      let matches = try await store.stories(meaning: text)
      #expect(Set(matches.stories.map(\.rawValue)) == Set(stories), "\(text)")
      #expect(matches.hasStory == isStory && matches.hasEntry == isEntry, "\(text)")
    }
  }

  @Test(arguments: Engine.allCases) func `a listing has all stories without their texts`(
    engine: Engine
  ) async throws {
    let store = try engine.make()
    let feed = try feed()
    let named = entry("one", in: feed)
    var nameless = entry("two", hours: 1, in: feed)
    nameless.title = nil
    try await store.apply(FeedUpdate(state: FeedState(url: feed), new: [named, nameless]))
    let evidence = Evidence(rule: .similar, similarity: 0.5)
    let stories = ["a", "b"].map { name in
      Story(
        id: .init(rawValue: name), lead: name == "a" ? named.id : nameless.id,
        members: [
          Member(entry: name == "a" ? named.id : nameless.id, copyOf: nil, evidence: evidence)
        ], published: start)
    }
    try await store.save(
      CatalogueChanges(stories: stories, aliases: [.init(rawValue: "old"): stories[0].id]))
    let listing = try await store.listing(of: nil)
    #expect(listing.revision == (try await store.revision()))
    #expect(listing.catalogue.aliases == [.init(rawValue: "old"): stories[0].id])
    #expect(Set(listing.catalogue.stories.map(\.id)) == Set(stories.map(\.id)))
    #expect(listing.catalogue.stories.allSatisfy { $0.members[0].evidence.rule == .founder })
    #expect(listing.entries[named.id] == named.listed)
    #expect(listing.entries[nameless.id] == nameless.listed)
    #expect(listing.entries[named.id]?.body == nil)
    #expect(listing.entries[nameless.id]?.body?.value.hasPrefix("<p>two") == true)
    let some = try await store.listing(of: [stories[1].id, .init(rawValue: "none")])
    #expect(some.catalogue.stories == listing.catalogue.stories.filter { $0.id == stories[1].id })
    #expect(some.catalogue.aliases == listing.catalogue.aliases)
    #expect(some.entries == listing.entries.filter { $0.key == nameless.id })
  }

  @Test(arguments: Engine.allCases) func `of runs the last thousand are kept`(engine: Engine)
    async throws
  {
    let store = try engine.make()
    var run = RunSummary(at: start)
    run.failed = [.init(feed: "A", words: "no answer")]
    for number in 0..<(RunSummary.remembered + 3) {
      run.newEntries = number
      try await store.keep(run)
    }
    let runs = try await store.runs(last: 5000)
    #expect(runs.map(\.newEntries) == (3..<(RunSummary.remembered + 3)).reversed())
    #expect(runs.first?.failed == run.failed)
    #expect(try await store.runs(last: 2).count == 2)
  }
}
