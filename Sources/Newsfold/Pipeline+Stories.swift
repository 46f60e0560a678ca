public import FeedModel
public import FeedPublishing
import FeedStorage
public import FoundationEssentials
import XML

extension Pipeline {
  /// Folds what is in no story yet into stories and stores them.
  ///
  /// - Parameters:
  ///   - now: the time of the run.
  ///   - loose: entries that are grouped as if they had just come.
  /// - Returns: what changed.
  /// - Throws: what the store throws.
  @discardableResult
  public func cluster(
    at now: Date, loosening loose: Set<Entry.ID> = []
  ) async throws -> CatalogueChanges {
    let changes = try await changes(at: now, loosening: loose)
    if !changes.isEmpty || changes.memory != nil { try await store.save(changes) }
    return changes
  }

  /// Writes the output folder and gives the number of files that changed.
  @discardableResult
  public func publish(at now: Date) async throws -> Int {
    try await write(try await edition(at: now)).changed
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
    try await cluster(at: now, loosening: loose)
    report.embeddingsComplaint = await embeddings?.complaint
    Memory.giveBack()
    let edition = try await edition(at: now)
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

  /// The edition of a moment: its stories and what it needs of the store besides.
  public func edition(at now: Date) async throws -> Edition {
    let publish = settings.publish
    let oldest = now - Double(publish.days) * 86_400
    return try await edition(
      of: try await store.stories(newest: publish.stories, since: oldest), at: now)
  }

  /// The edition of some stories at a moment.
  ///
  /// All entries of the stories are read.
  public func edition(of catalogue: StoryCatalogue, at now: Date) async throws -> Edition {
    var publish = settings.publish
    publish.identity = try await identity()
    let entries = try await store.entries(catalogue.stories.flatMap { $0.members.map(\.entry) })
    let states = try await store.states()
    return Edition(
      of: catalogue,
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
