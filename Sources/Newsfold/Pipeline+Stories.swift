public import FeedModel
import FeedPublishing
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
    // What is decided meanwhile waits for the next time.
    let decisions = try await store.decisions()
    let changes = try await changes(at: now, respecting: decisions, loosening: loose)
    if !changes.isEmpty || changes.memory != nil { try await store.save(changes) }
    try await noteFolded(decisions)
    return changes
  }

  /// Folds and publishes, unless the last edition still holds; gives what changed.
  @discardableResult
  func tell(
    at now: Date, in report: inout RunReport, loosening loose: Set<Entry.ID> = []
  ) async throws -> CatalogueChanges {
    if let held = try await heldEdition(at: now) {
      report.add(held)
      return CatalogueChanges()
    }
    Memory.giveBack()
    let said = try await store.decisions().count
    var changes = try await cluster(at: now, loosening: loose)
    changes.memory = nil
    report.embeddingsComplaint = await embeddings?.complaint
    Memory.giveBack()
    let written = try await writeEdition(at: now)
    (report.stories, report.sharedStories) = try await store.storyCounts()
    report.filesWritten = written.changed
    let held = HeldEdition(
      inputs: try await editionInputs(), made: now, until: written.until, stories: report.stories,
      sharedStories: report.sharedStories)
    // The editor needs no lock: what was said meanwhile waits for the next run, which must then work.
    if try await store.decisions().count == said { try await hold(held) }
    return changes
  }

  /// The identity of what is published: fixed when it is published first, whatever the public
  /// address becomes later.
  func identity() async throws -> String {
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
