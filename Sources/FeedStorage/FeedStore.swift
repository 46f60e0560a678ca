public import FeedModel
public import FoundationEssentials

/// What remembers feeds, entries, stories and decisions between runs.
///
/// A small protocol with one contract: what ``FeedStoreContractTests`` asks holds for every engine.
public protocol FeedStore: Sendable {
  /// What is remembered of feeds, by their address; feeds never asked are not in it.
  func states() async throws -> [FeedURL: FeedState]

  /// What is remembered of hosts, by their names.
  func hostStates() async throws -> [String: HostState]

  /// The entries of a feed that are the same as given ones, or could be: same id, or, of those whose
  /// id is not known, same canonical link or same words; where nearly no id is known, same title.
  ///
  /// Pruned ones are among them, see ``KnownEntry/isPruned``.
  func known(like entries: [Entry], in feed: FeedURL) async throws -> [KnownEntry]

  /// Stores what fetches changed, in one transaction: the entries, validators and states of all
  /// feeds, what happened to them, and what is remembered of hosts, all or nothing.
  ///
  /// A transaction costs a wait for the disk, so many feeds belong into one.
  func apply(_ updates: [FeedUpdate], hosts: [HostState]) async throws

  /// The entries whose effective date is at a moment or later, oldest first, then by id.
  func entries(since: Date) async throws -> [Entry]

  /// Entries by their ids, in the order of the ids; those that do not exist are left out.
  func entries(_ ids: [Entry.ID]) async throws -> [Entry]

  /// When entries appeared whose effective date is at a moment or later, oldest first, then by id.
  func moments(since: Date) async throws -> [EntryMoment]

  /// When entries appeared; those that do not exist are left out.
  func moments(of ids: [Entry.ID]) async throws -> [EntryMoment]

  /// When the entries appeared that are in no story yet, oldest first, then by id.
  func momentsWithoutStory() async throws -> [EntryMoment]

  /// Which entries are in which stories, of all stories with a report since a moment or with one of
  /// the named entries; nothing is said of the reasons.
  func seating(since: Date, naming ids: [Entry.ID]) async throws -> Seating

  /// Stories by their ids; those that do not exist are left out.
  func stories(_ ids: [Story.ID]) async throws -> [Story]

  /// The places of entries in their stories; those that have none are left out.
  func members(_ ids: [Entry.ID]) async throws -> [Member]

  /// The outlines of all stories with a report since a moment, and of those that are not filed yet;
  /// stories of which no entry is there are left out.
  func outlines(since: Date) async throws -> [StoryOutline]

  /// Stories by their ids, with the aliases that lead to them; those that do not exist are left out.
  func catalogue(of ids: [Story.ID]) async throws -> StoryCatalogue

  /// Notes that stories have their place in the archive for good.
  ///
  /// - Parameters:
  ///   - ids: the stories.
  ///   - page: the name of the archive's page; nil if they are to have no place in it.
  /// - Throws: what the engine throws; then nothing is noted.
  func file(_ ids: [Story.ID], under page: String?) async throws

  /// Notes the `updated` that stories are published with; a catalogue tells it from then on.
  func note(updated: [Story.ID: Date]) async throws

  /// The stories that are filed under a page of the archive, by id.
  func stories(filedUnder page: String) async throws -> [Story.ID]

  /// Texts by which stories can be told from what they were: another one for each once it, one of its
  /// entries or what it was published with has changed.
  func marks(of ids: [Story.ID]) async throws -> [Story.ID: String]

  /// What happened to feeds, the newest first, at most so many.
  func events(newest limit: Int) async throws -> [FeedEvent]

  /// Which of some ids a story has or ever had.
  func used(among ids: [Story.ID]) async throws -> Set<Story.ID>

  /// How many stories there are, and how many of them have two entries or more.
  func storyCounts() async throws -> (all: Int, shared: Int)

  /// All stories and aliases.
  func catalogue() async throws -> StoryCatalogue

  /// The stories that a text may mean: an id or the beginning of one, or an address.
  func stories(meaning text: String) async throws -> StoryMatches

  /// Stories as a list shows them, at one moment, with all aliases: those with some ids, or all for
  /// nil.
  func listing(of ids: [Story.ID]?) async throws -> StoryListing

  /// Stores what a clustering changed: stories, aliases and what is remembered, all or nothing.
  func save(_ changes: CatalogueChanges) async throws

  /// What the clusterer remembers, in the order of its entries, without the bytes.
  func segments() async throws -> [ClusterSegment]

  /// The segment that begins with an entry, with its bytes.
  func segment(from first: Int) async throws -> ClusterSegment?

  /// What is kept of an embeddings service's answers, by their keys; what is found counts as used at a
  /// moment.
  func embeddings(_ keys: [String], at: Date) async throws -> [String: [UInt8]]

  /// Keeps answers of an embeddings service by their keys; those used last before a moment go when
  /// entries of before it are pruned.
  func keep(embeddings: [String: [UInt8]], at: Date) async throws

  /// All that the editor ever said, undone or not, in the order in which it was recorded; a decision's
  /// place is its number, from 1, for good.
  func decisions() async throws -> [Decision]

  /// Adds what the editor said, all or nothing; what is there already stays once.
  ///
  /// - Returns: how many were not there.
  @discardableResult
  func record(_ decisions: [Decision]) async throws -> Int

  /// Keeps what is told of a run; the last ``RunSummary/remembered`` are.
  func keep(_ run: RunSummary) async throws

  /// The last runs, at most so many, the latest first.
  func runs(last limit: Int) async throws -> [RunSummary]

  /// A value kept under a name, such as the published feed's identity.
  func value(_ name: String) async throws -> String?

  /// Keeps a value under a name.
  func setValue(_ value: String, for name: String) async throws

  /// Takes out the entries whose effective date is before a moment, all or nothing.
  ///
  /// A trace of each stays (id, link, words, version), so that it is known when the feed shows it
  /// again, see ``KnownEntry/isPruned``. A story goes when all its members do; one with a member that
  /// stays keeps the others too, with its lead, its id and its evidence. Aliases stay as long as the
  /// story they lead to; the id of a story that went resolves to nothing, and is given to no other.
  /// Decisions stay for ever.
  ///
  /// - Parameters:
  ///   - before: the moment.
  ///   - kept: entries that stay whatever their age.
  /// - Returns: how much went.
  /// - Throws: what the engine throws; then nothing went.
  func prune(before: Date, keeping kept: Set<Entry.ID>) async throws -> PruneReport

  /// A number that is another one once an entry, a story, a decision, or what a publisher says of a
  /// feed was stored that was not there before.
  func revision() async throws -> Int

  /// How many entries there are.
  func entryCount() async throws -> Int
}

extension FeedStore {
  /// Stores what fetches changed, in one transaction.
  public func apply(_ updates: [FeedUpdate]) async throws {
    try await apply(updates, hosts: [])
  }

  /// Stores what one fetch changed, entries, validators and state, all or nothing.
  public func apply(_ update: FeedUpdate) async throws {
    try await apply([update], hosts: [])
  }

  /// Adds what the editor said, unless it is there already.
  public func record(_ decision: Decision) async throws { try await record([decision]) }
}
