public import FeedModel
public import FeedPublishing
import FeedStorage
public import FoundationEssentials
import StoryClustering

extension Pipeline {
  /// Folds what is in no story yet into stories and stores them.
  @discardableResult
  public func cluster(at now: Date) async throws -> StoryCatalogue {
    let before = try await store.catalogue()
    let after = try await stories(at: now, from: before)
    if after != before { try await store.save(after) }
    return after
  }

  /// The stories as they are once everything stored is folded in; nothing is stored.
  public func stories(at now: Date, from before: StoryCatalogue) async throws -> StoryCatalogue {
    let new = try await store.entriesWithoutStory()
    let decisions = try await store.decisions()
    guard !new.isEmpty || !decisions.isEmpty else { return before }
    return clusterer.catalogue(
      adding: new, to: try await window(of: before, at: now), previous: before,
      respecting: decisions)
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
  func tell(at now: Date, in report: inout RunReport) async throws {
    if let held = try await heldEdition(at: now) { return report.add(held) }
    let catalogue = try await cluster(at: now)
    let edition = try await edition(of: catalogue, at: now)
    let written = try await write(edition)
    report.add(catalogue)
    report.filesWritten = written.changed
    let held = HeldEdition(
      inputs: try await editionInputs(), made: now, until: edition.end, stories: report.stories,
      sharedStories: report.sharedStories)
    try await hold(held, written.manifest)
  }

  /// The entries that may share a story with a new one: the recent ones, and the older members of
  /// their stories.
  func window(of catalogue: StoryCatalogue, at now: Date) async throws -> [Entry] {
    let recent = try await store.entries(since: now - settings.windowDays * 86_400)
    let told = Set(catalogue.stories.flatMap { $0.members.map(\.entry) })
    let recentTold = recent.filter { told.contains($0.id) }
    return try await withOlderMembers(recentTold, of: catalogue)
  }

  /// The edition of a catalogue at a moment, with everything it needs from the store.
  public func edition(of catalogue: StoryCatalogue, at now: Date) async throws -> Edition {
    let recent = try await store.entries(since: now - Double(settings.publish.days) * 86_400)
    let entries = try await withOlderMembers(recent, of: catalogue)
    let states = try await store.states()
    var publish = settings.publish
    publish.identity = try await identity()
    return Edition(
      of: catalogue,
      entries: Dictionary(entries.map { ($0.id, $0) }) { first, _ in first },
      feeds: subscriptions.map { FollowedFeed($0, states[$0.url]?.feed) },
      settings: publish, at: now)
  }

  private func withOlderMembers(
    _ entries: [Entry], of catalogue: StoryCatalogue
  ) async throws -> [Entry] {
    let here = Set(entries.map(\.id))
    let missing = catalogue.stories.filter { story in
      story.members.contains { here.contains($0.entry) }
    }.flatMap { $0.members.map(\.entry) }.filter { !here.contains($0) }
    return entries + (try await store.entries(missing))
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
  /// Counts the stories.
  mutating func add(_ catalogue: StoryCatalogue) {
    stories = catalogue.stories.count
    sharedStories = catalogue.stories.count { $0.members.count > 1 }
  }

  /// Takes over the numbers of an edition that still holds.
  mutating func add(_ held: HeldEdition) {
    stories = held.stories
    sharedStories = held.sharedStories
  }
}
