public import FeedModel
public import FoundationEssentials

/// A store that forgets everything when the program ends: for tests and for trying things out.
public actor InMemoryStore: FeedStore {
  private var feedStates: [FeedURL: FeedState] = [:]
  private var hosts: [String: HostState] = [:]
  private var entriesByID: [Entry.ID: Entry] = [:]
  private var traces: [Entry.ID: (feed: FeedURL, known: KnownEntry)] = [:]
  private var stories = StoryCatalogue()
  private var decisionList: [Decision] = []
  private var values: [String: String] = [:]
  private var remembered: [ClusterSegment] = []
  private var embeddings: [String: (bytes: [UInt8], used: Date)] = [:]
  private var pages: [Story.ID: String] = [:]
  private var eventList: [FeedEvent] = []
  private var runs: [RunSummary] = []
  private var changes = 0

  public init() {}

  public func states() -> [FeedURL: FeedState] { feedStates }

  public func hostStates() -> [String: HostState] { hosts }

  public func known(like entries: [Entry], in feed: FeedURL) -> [KnownEntry] {
    let ids = Set(entries.map(\.id))
    let links = Set(entries.compactMap(\.canonicalURL))
    let texts = Set(entries.map(\.textHash))
    let titles = Set(entries.compactMap { $0.title?.value })
    let stored = entriesByID.values.filter { $0.feed == feed }.map(KnownEntry.init)
    let pruned = traces.values.filter { $0.feed == feed }.map(\.known)
    return (stored + pruned).filter { entry in
      ids.contains(entry.id) || entry.link.map(links.contains) == true
        || texts.contains(entry.textHash) || entry.title.map(titles.contains) == true
    }.sorted { $0.id < $1.id }
  }

  public func apply(_ updates: [FeedUpdate], hosts: [HostState]) {
    for update in updates {
      let isShownAlike = feedStates[update.state.url]?.feed?.shown == update.state.feed?.shown
      if update.bringsEntries || !isShownAlike || !update.events.isEmpty { changes += 1 }
      eventList += update.events
      feedStates[update.state.url] = update.state
      for entry in update.new + update.changed { entriesByID[entry.id] = entry }
    }
    for host in hosts { self.hosts[host.host] = host }
  }

  public func entries(since: Date) -> [Entry] {
    sorted(entriesByID.values.filter { $0.effectiveDate >= since })
  }

  public func entries(_ ids: [Entry.ID]) -> [Entry] { ids.compactMap { entriesByID[$0] } }

  public func moments(since: Date) -> [EntryMoment] { entries(since: since).map(EntryMoment.init) }

  public func moments(of ids: [Entry.ID]) -> [EntryMoment] { entries(ids).map(EntryMoment.init) }

  public func momentsWithoutStory() -> [EntryMoment] {
    let told = Set(stories.stories.flatMap { $0.members.map(\.entry) })
    return sorted(entriesByID.values.filter { !told.contains($0.id) }).map(EntryMoment.init)
  }

  public func seating(since: Date, naming ids: [Entry.ID]) -> Seating {
    let wanted = Set(entries(since: since).map(\.id)).union(ids)
    return Seating(
      catalogue().stories.filter { $0.members.contains { wanted.contains($0.entry) } })
  }

  public func stories(_ ids: [Story.ID]) -> [Story] {
    ids.compactMap { id in stories.stories.first { $0.id == id } }
  }

  public func members(_ ids: [Entry.ID]) -> [Member] {
    let wanted = Set(ids)
    return stories.stories.flatMap(\.members).filter { wanted.contains($0.entry) }
  }

  public func outlines(since: Date) -> [StoryOutline] {
    stories.stories.compactMap { story in
      let entries = story.members.compactMap { entriesByID[$0.entry] }
      guard let last = entries.map(\.effectiveDate).max() else { return nil }
      guard last >= since || pages[story.id] == nil else { return nil }
      return StoryOutline(
        id: story.id, published: story.published, lastReport: last,
        lastSeen: entries.compactMap(\.firstSeen).max() ?? last, feeds: Set(entries.map(\.feed)),
        isFiled: pages[story.id] != nil)
    }
  }

  public func catalogue(of ids: [Story.ID]) -> StoryCatalogue {
    let found = stories(ids)
    let shown = Set(found.map(\.id))
    let aliases = stories.aliases.filter { shown.contains(stories.resolve($0.key)) }
    var some = StoryCatalogue(
      stories: found, aliases: aliases, joined: stories.joined.filter { aliases[$0.key] != nil })
    some.told = stories.told.filter { shown.contains($0.key) }
    return some
  }

  public func file(_ ids: [Story.ID], under page: String?) {
    for id in ids { pages[id] = page ?? "" }
  }

  public func note(updated: [Story.ID: Date]) {
    stories.told.merge(updated) { _, new in new }
  }

  public func stories(filedUnder page: String) -> [Story.ID] {
    pages.filter { $0.value == page }.map(\.key).sorted()
  }

  public func marks(of ids: [Story.ID]) -> [Story.ID: String] {
    let told = stories(ids).map { story in
      let entries = story.members.map { "\(String(describing: entriesByID[$0.entry]))" }
      let past = "\(String(describing: stories.told[story.id]))"
      return (story.id, SHA256.hash(of: "\(story)\(entries)\(past)").hexadecimal())
    }
    return Dictionary(told) { first, _ in first }
  }

  public func events(newest limit: Int) -> [FeedEvent] {
    Array(eventList.reversed().prefix(limit))
  }

  public func used(among ids: [Story.ID]) -> Set<Story.ID> {
    let used = Set(stories.stories.map(\.id)).union(stories.aliases.keys)
    return used.union(stories.aliases.values).intersection(ids)
  }

  public func storyCounts() -> (all: Int, shared: Int) {
    (stories.stories.count, stories.stories.count { $0.members.count > 1 })
  }

  public func catalogue() -> StoryCatalogue {
    StoryCatalogue(
      stories: stories.stories.sorted { $0.id < $1.id }, aliases: stories.aliases,
      joined: stories.joined)
  }

  public func stories(meaning text: String) -> StoryMatches {
    var matches = StoryMatches()
    guard !text.isEmpty else { return matches }
    let heir = stories.resolve(Story.ID(rawValue: text))
    for story in stories.stories {
      let entries = story.members.compactMap { entriesByID[$0.entry] }
      let isNamed = entries.contains { $0.isNamed(text) }
      let isBegun = ([story.id.rawValue] + entries.map(\.id.rawValue)).contains {
        $0.hasPrefix(text)
      }
      guard isNamed || isBegun || story.id == heir else { continue }
      matches.stories.insert(story.id)
      matches.hasEntry = matches.hasEntry || isNamed
      matches.hasStory = matches.hasStory || story.id == heir
    }
    return matches
  }

  public func listing(of ids: [Story.ID]?) -> StoryListing {
    var listed = catalogue()
    if let ids { listed.stories.removeAll { !ids.contains($0.id) } }
    for place in listed.stories.indices {
      listed.stories[place].related = []
      listed.stories[place].members = listed.stories[place].members.map {
        Member(entry: $0.entry, copyOf: $0.copyOf, evidence: Evidence(rule: .founder))
      }
    }
    let members = entries(listed.stories.flatMap { $0.members.map(\.entry) })
    return StoryListing(
      revision: changes, catalogue: listed,
      entries: Dictionary(members.map { ($0.id, $0.listed) }) { first, _ in first })
  }

  public func save(_ changes: CatalogueChanges) {
    stories = stories.applying(changes)
    if let memory = changes.memory {
      remembered = remembered.filter { memory.kept.contains($0.first) }
      remembered += memory.added
    }
    self.changes += 1
  }

  public func segments() -> [ClusterSegment] { remembered }

  public func segment(from first: Int) -> ClusterSegment? {
    remembered.first { $0.first == first }
  }

  public func embeddings(_ keys: [String], at now: Date) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for key in keys {
      found[key] = embeddings[key]?.bytes
      embeddings[key]?.used = now
    }
    return found
  }

  public func keep(embeddings new: [String: [UInt8]], at now: Date) {
    for (key, bytes) in new { embeddings[key] = (bytes, now) }
  }

  public func decisions() -> [Decision] { decisionList }

  public func record(_ decisions: [Decision]) -> Int {
    var known = Set(decisionList.map(\.id))
    let new = decisions.filter { known.insert($0.id).inserted }
    decisionList += new
    changes += new.count
    return new.count
  }

  public func keep(_ run: RunSummary) { runs = (runs + [run]).suffix(RunSummary.remembered) }

  public func runs(last limit: Int) -> [RunSummary] { runs.suffix(limit).reversed() }

  public func value(_ name: String) -> String? { values[name] }

  public func setValue(_ value: String, for name: String) { values[name] = value }

  public func prune(before: Date, keeping kept: Set<Entry.ID>) -> PruneReport {
    let staying = Set(
      entriesByID.values.filter { $0.effectiveDate >= before || kept.contains($0.id) }.map(\.id))
    let (living, ended) = stories.stories.reduce(into: ([Story](), [Story]())) { parts, story in
      let lives = story.members.contains { staying.contains($0.entry) }
      if lives { parts.0.append(story) } else { parts.1.append(story) }
    }
    embeddings = embeddings.filter { $0.value.used >= before }
    eventList.removeAll { $0.moment < before }
    let livingMembers = Set(living.flatMap { $0.members.map(\.entry) })
    let doomed = entriesByID.values.filter {
      !staying.contains($0.id) && !livingMembers.contains($0.id)
    }
    for entry in doomed {
      var known = KnownEntry(entry)
      known.isPruned = true
      traces[entry.id] = (entry.feed, known)
      entriesByID[entry.id] = nil
    }
    let ids = Set(living.map(\.id))
    let before = stories.aliases.count
    stories.stories = living
    changes += doomed.count
    stories.aliases = stories.aliases.filter { ids.contains(stories.resolve($0.key)) }
    return PruneReport(
      entries: doomed.count, stories: ended.count, aliases: before - stories.aliases.count)
  }

  public func revision() -> Int { changes }

  public func entryCount() -> Int { entriesByID.count }

  private func sorted(_ entries: some Sequence<Entry>) -> [Entry] {
    entries.sorted { ($0.effectiveDate, $0.id) < ($1.effectiveDate, $1.id) }
  }
}

extension EntryMoment {
  fileprivate init(_ entry: Entry) { self.init(id: entry.id, date: entry.effectiveDate) }
}
