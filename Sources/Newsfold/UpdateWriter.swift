import FeedModel
import FeedStorage

/// The one writer: stores what many feeds bring at once, in as few transactions as the disk allows.
///
/// While one transaction is on its way the updates that come meanwhile gather for the next one, so
/// ten thousand feeds do not cost ten thousand flushes of the disk. What is stored does not depend
/// on the order in which feeds answer: each update concerns one feed only.
actor UpdateWriter {
  private let store: any FeedStore
  private var waiting: [(FeedUpdate, CheckedContinuation<Void, any Error>)] = []
  private var isWriting = false

  init(to store: any FeedStore) { self.store = store }

  /// Stores an update and returns when it is on the disk.
  ///
  /// - Throws: what the store throws.
  func write(_ update: FeedUpdate) async throws {
    try await withCheckedThrowingContinuation { continuation in
      waiting.append((update, continuation))
      guard !isWriting else { return }
      isWriting = true
      Task { await writeAll() }
    }
  }

  private func writeAll() async {
    while !waiting.isEmpty {
      let batch = waiting
      waiting = []
      let result = await store(batch.map(\.0))
      for (_, continuation) in batch { continuation.resume(with: result) }
    }
    isWriting = false
  }

  private func store(_ updates: [FeedUpdate]) async -> Result<Void, any Error> {
    do { return .success(try await store.apply(updates)) } catch { return .failure(error) }
  }
}
