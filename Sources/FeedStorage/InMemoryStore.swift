public import FeedModel
public import FoundationEssentials

/// A store that forgets everything when the program ends: for tests and for trying things out.
public actor InMemoryStore: FeedStore {
  private var feedStates: [FeedURL: FeedState] = [:]
  private var entriesByID: [Entry.ID: Entry] = [:]
  private var stories = StoryCatalogue()
  private var decisionList: [Decision] = []
  private var values: [String: String] = [:]
  private var changes = 0

  public init() {}

  public func states() -> [FeedURL: FeedState] { feedStates }

  public func known(like entries: [Entry], in feed: FeedURL) -> [KnownEntry] {
    let ids = Set(entries.map(\.id))
    let links = Set(entries.compactMap(\.canonicalURL))
    let texts = Set(entries.map(\.textHash))
    return entriesByID.values.filter { entry in
      entry.feed == feed
        && (ids.contains(entry.id) || entry.canonicalURL.map(links.contains) == true
          || texts.contains(entry.textHash))
    }.map(KnownEntry.init).sorted { $0.id < $1.id }
  }

  public func apply(_ update: FeedUpdate) {
    let isSame = feedStates[update.state.url]?.feed == update.state.feed
    changes += update.new.count + update.changed.count + (isSame ? 0 : 1)
    feedStates[update.state.url] = update.state
    for entry in update.new + update.changed { entriesByID[entry.id] = entry }
  }

  public func entries(since: Date) -> [Entry] {
    sorted(entriesByID.values.filter { $0.effectiveDate >= since })
  }

  public func entries(_ ids: [Entry.ID]) -> [Entry] { ids.compactMap { entriesByID[$0] } }

  public func entriesWithoutStory() -> [Entry] {
    let told = Set(stories.stories.flatMap { $0.members.map(\.entry) })
    return sorted(entriesByID.values.filter { !told.contains($0.id) })
  }

  public func moments(since: Date) -> [EntryMoment] { entries(since: since).map(EntryMoment.init) }

  public func moments(of ids: [Entry.ID]) -> [EntryMoment] { entries(ids).map(EntryMoment.init) }

  public func momentsWithoutStory() -> [EntryMoment] {
    entriesWithoutStory().map(EntryMoment.init)
  }

  public func catalogue(since: Date, naming ids: [Entry.ID]) -> StoryCatalogue {
    let wanted = Set(entries(since: since).map(\.id)).union(ids)
    var all = catalogue()
    all.stories.removeAll { !$0.members.contains { wanted.contains($0.entry) } }
    return all
  }

  public func storyCounts() -> (all: Int, shared: Int) {
    (stories.stories.count, stories.stories.count { $0.members.count > 1 })
  }

  public func catalogue() -> StoryCatalogue {
    StoryCatalogue(stories: stories.stories.sorted { $0.id < $1.id }, aliases: stories.aliases)
  }

  public func save(_ catalogue: StoryCatalogue, replacing old: StoryCatalogue) {
    let gone = Set((old.stories + catalogue.stories).map(\.id))
    let kept = stories.stories.filter { !gone.contains($0.id) }
    let aliases = stories.aliases.filter { old.aliases[$0.key] == nil }
    stories = StoryCatalogue(
      stories: kept + catalogue.stories,
      aliases: aliases.merging(catalogue.aliases) { _, new in new })
    changes += 1
  }

  public func decisions() -> [Decision] { decisionList }

  public func record(_ decision: Decision) {
    decisionList.append(decision)
    changes += 1
  }

  public func value(_ name: String) -> String? { values[name] }

  public func setValue(_ value: String, for name: String) { values[name] = value }

  public func revision() -> Int { changes }

  public func entryCount() -> Int { entriesByID.count }

  private func sorted(_ entries: some Sequence<Entry>) -> [Entry] {
    entries.sorted { ($0.effectiveDate, $0.id) < ($1.effectiveDate, $1.id) }
  }
}

extension EntryMoment {
  fileprivate init(_ entry: Entry) { self.init(id: entry.id, date: entry.effectiveDate) }
}
