public import FeedModel
public import FeedPublishing
import FeedStorage
public import FoundationEssentials
import StoryClustering
import XML

extension Pipeline {
  /// Folds what is in no story yet into stories and stores them.
  ///
  /// - Parameters:
  ///   - now: the time of the run.
  ///   - loose: entries that are grouped as if they had just come.
  /// - Returns: the stories that can be in an edition or get company.
  /// - Throws: what the store throws.
  @discardableResult
  public func cluster(
    at now: Date, loosening loose: Set<Entry.ID> = []
  ) async throws -> StoryCatalogue {
    let named = try await Array(store.decisions().namedInForce.union(loose))
    let days = max(settings.windowDays, Double(settings.publish.days))
    let before = try await store.catalogue(since: now - days * 86_400, naming: named)
    let after = try await stories(at: now, from: before, loosening: loose)
    if after != before { try await store.save(after, replacing: before) }
    return after
  }

  /// The stories as they are once everything stored is folded in; nothing is stored.
  public func stories(
    at now: Date, from before: StoryCatalogue, loosening loose: Set<Entry.ID> = []
  ) async throws -> StoryCatalogue {
    let new = try await store.momentsWithoutStory()
    let decisions = try await store.decisions()
    guard !new.isEmpty || !decisions.isEmpty || !loose.isEmpty else { return before }
    let road = try await window(of: before, at: now, with: new, and: loose)
    return try await fold(
      road,
      as: clusterer.folding(
        of: Set(road.map(\.id)), previous: before, respecting: decisions, loosening: loose))
  }

  /// The new entries and those that may share a story with one, oldest first: the recent ones that
  /// have a story, some older ones, and the older members of their stories.
  private func window(
    of catalogue: StoryCatalogue, at now: Date, with new: [EntryMoment], and loose: Set<Entry.ID>
  ) async throws -> [EntryMoment] {
    let told = Set(catalogue.stories.lazy.flatMap { $0.members.lazy.map(\.entry) })
    var recent = try await store.moments(since: now - settings.windowDays * 86_400)
      .filter { told.contains($0.id) }
    if !loose.isEmpty {
      let wanted = loose.subtracting(recent.map(\.id)).intersection(told)
      recent += try await store.moments(of: Array(wanted))
    }
    let older = try await store.moments(of: olderMembers(Set(recent.map(\.id)), of: catalogue))
    return (recent + older + new).sorted()
  }

  /// Members of the stories that hold one of some entries, without those.
  private func olderMembers(
    _ here: Set<Entry.ID>, of catalogue: StoryCatalogue
  ) -> [Entry.ID] {
    catalogue.stories.lazy.filter { story in
      story.members.contains { here.contains($0.entry) }
    }.flatMap { $0.members.map(\.entry) }.filter { !here.contains($0) }
  }

  /// Writes the output folder and gives the number of files that changed.
  @discardableResult
  public func publish(_ catalogue: StoryCatalogue, at now: Date) async throws -> Int {
    try await write(try await edition(of: catalogue, at: now)).changed
  }

  private func write(_ edition: Edition) async throws -> OutputWriter {
    try await fixIdentity()
    return try output.writing { writer in
      for format in settings.formats {
        try format.write(edition) { try writer.write($0) }
      }
    }
  }

  /// Folds and publishes, unless the last edition still holds.
  func tell(
    at now: Date, in report: inout RunReport, loosening loose: Set<Entry.ID> = []
  ) async throws {
    if let held = try await heldEdition(at: now) { return report.add(held) }
    Memory.giveBack()
    let said = try await store.decisions().count
    let edition = try await edition(of: try await cluster(at: now, loosening: loose), at: now)
    Memory.giveBack()
    let written = try await write(edition)
    (report.stories, report.sharedStories) = try await store.storyCounts()
    report.filesWritten = written.changed
    let held = HeldEdition(
      inputs: try await editionInputs(), made: now, until: edition.end, stories: report.stories,
      sharedStories: report.sharedStories)
    try await keepOutput()
    // The editor needs no lock: what was said meanwhile waits for the next run, which must then work.
    if try await store.decisions().count == said { try await hold(held, written.manifest) }
  }

  /// The edition of a catalogue at a moment, with everything it needs from the store.
  ///
  /// Only the entries of the stories that are in it are read.
  public func edition(of catalogue: StoryCatalogue, at now: Date) async throws -> Edition {
    var publish = settings.publish
    publish.identity = try await identity()
    let recent = try await store.moments(since: now - Double(publish.days) * 86_400)
    let shown = catalogue.shown(publish, recent: Set(recent.map(\.id)))
    let entries = try await store.entries(shown.stories.flatMap { $0.members.map(\.entry) })
    let states = try await store.states()
    return Edition(
      of: shown,
      entries: Dictionary(entries.map { ($0.id, $0) }) { first, _ in first },
      feeds: subscriptions.map { FollowedFeed($0, states[$0.url]?.feed) },
      settings: publish, at: now)
  }

  /// The identity of what is published: fixed when it is published first, whatever the public
  /// address becomes later.
  private func identity() async throws -> String {
    try await store.value(Self.identityName)
      ?? PublishSettings.identity(publicURL: settings.publish.publicURL)
  }

  /// Fixes the identity; to be called when an edition is published.
  func fixIdentity() async throws {
    guard try await store.value(Self.identityName) == nil else { return }
    try await store.setValue(try await identity(), for: Self.identityName)
  }

  private static let identityName = "identity"
}

extension RunReport {
  /// Takes over the numbers of an edition that still holds.
  mutating func add(_ held: HeldEdition) {
    stories = held.stories
    sharedStories = held.sharedStories
  }
}
