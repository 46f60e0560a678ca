import FeedModel
import FeedStorage

/// The one writer: stores what many feeds bring at once, in as few transactions as the disk allows.
///
/// While one transaction is on its way the updates that come meanwhile gather for the next one, so
/// ten thousand feeds do not cost ten thousand flushes of the disk. What is stored does not depend
/// on the order in which feeds answer: each update concerns one feed only.
actor UpdateWriter {
  private let store: any FeedStore
  private var waiting: [Item] = []
  private var isWriting = false

  private struct Item {
    let update: FeedUpdate
    let host: HostState?
    let continuation: CheckedContinuation<Void, any Error>
  }

  init(to store: any FeedStore) { self.store = store }

  /// Stores an update, with what it says of the feed's host, and returns when it is on the disk.
  ///
  /// - Throws: what the store throws.
  func write(_ update: FeedUpdate, _ host: HostState?) async throws {
    try await withCheckedThrowingContinuation { continuation in
      waiting.append(Item(update: update, host: host, continuation: continuation))
      guard !isWriting else { return }
      isWriting = true
      Task { await writeAll() }
    }
  }

  private func writeAll() async {
    while !waiting.isEmpty {
      let batch = waiting
      waiting = []
      let result = await store(batch)
      for item in batch { item.continuation.resume(with: result) }
    }
    isWriting = false
  }

  private func store(_ batch: [Item]) async -> Result<Void, any Error> {
    do {
      return .success(
        try await store.apply(batch.map(\.update), hosts: batch.compactMap(\.host)))
    } catch {
      return .failure(error)
    }
  }
}
