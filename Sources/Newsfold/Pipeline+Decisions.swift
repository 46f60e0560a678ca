public import FeedModel
public import FeedStorage
public import FoundationEssentials
import StoryClustering

extension Pipeline {
  /// Records what the editor says now, after all that was said before.
  ///
  /// It needs no lock: a run that is at work takes it into account, or the next one does.
  /// - Returns: the decision with its number, and what ``retell(at:loosening:)`` should loosen.
  public func decide(
    _ word: Decision.Word, at now: Date
  ) async throws -> (item: DecisionHistory.Item, loose: Set<Entry.ID>) {
    let history = DecisionHistory(try await store.decisions())
    let decision = Decision(word, made: history.moment(at: now))
    let loose = try await record([decision]).loose
    let all = try await store.decisions()
    let place = all.firstIndex(of: decision) ?? all.count - 1
    return (DecisionHistory(all).items[place], loose)
  }

  /// Records decisions that were made elsewhere; those that are there stay once.
  ///
  /// - Returns: how many were not there, and what ``retell(at:loosening:)`` should loosen.
  public func record(
    _ decisions: [Decision]
  ) async throws -> (new: Int, loose: Set<Entry.ID>) {
    let before = Set(try await store.decisions().inForce)
    let new = try await store.record(decisions)
    let undone = before.subtracting(try await store.decisions().inForce)
    return (new, try await companions(of: undone.reduce(into: []) { $0.formUnion($1.entries) }))
  }

  /// All entries of the stories that hold some.
  private func companions(of entries: Set<Entry.ID>) async throws -> Set<Entry.ID> {
    guard !entries.isEmpty else { return [] }
    let seating = try await store.seating(since: .distantFuture, naming: Array(entries))
    return Set(seating.seats.map(\.entry))
  }

  /// Folds and publishes what decisions change; to be called while the run lock is held.
  ///
  /// - Parameters:
  ///   - now: the time of the edition.
  ///   - loose: entries that are grouped as if they had just come: those of an undone decision, so that
  ///     what it did does not last only because it was shown.
  /// - Returns: what changed.
  /// - Throws: what the store or the output folder throws; `CancellationError` if the task is
  ///   cancelled, after which the next edition is written whole.
  @discardableResult
  public func retell(
    at now: Date, loosening loose: Set<Entry.ID> = []
  ) async throws -> CatalogueChanges {
    var report = RunReport(at: now)
    return try await tell(at: now, in: &report, loosening: loose)
  }

  /// Where the last edition was written; nil before the first.
  public func lastOutput() async throws -> String? { try await Self.lastOutput(in: store) }

  /// Where the last edition of a store was written; nil before the first.
  public static func lastOutput(in store: any FeedStore) async throws -> String? {
    try await store.value(outputName)
  }

  /// Remembers where an edition was written.
  func keepOutput() async throws {
    let folder = output.path.hasPrefix("/") ? "" : FileManager.default.currentDirectoryPath + "/"
    try await store.setValue(folder + output.path, for: Self.outputName)
  }

  private static var outputName: String { "output" }

  /// The entries that are of interest to the stories of new ones.
  ///
  /// - Throws: what the store throws.
  public func window(at now: Date) async throws -> Set<Entry.ID> {
    Set(try await store.moments(since: now - settings.windowDays * 86_400).map(\.id))
  }

  /// The stories as the clusterer alone would make them, at once and without decisions, of the entries
  /// that are named and those around them in time.
  public func storiesAlone(around named: Set<Entry.ID>) async throws -> StoryCatalogue {
    let moments = try await store.moments(of: Array(named))
    guard let first = moments.map(\.date).min(), let last = moments.map(\.date).max() else {
      return StoryCatalogue()
    }
    let reach = settings.windowDays * 86_400
    let road = try await store.moments(since: first - reach).filter { $0.date <= last + reach }
    let changes = try await changes(
      of: clusterer.folding(respecting: []), Seating(), reading: road)
    return StoryCatalogue(stories: changes.stories)
  }
}
