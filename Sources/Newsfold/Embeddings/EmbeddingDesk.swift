public import FeedModel
public import FeedStorage
public import FoundationEssentials
public import StoryClustering

/// Where a run gets the vectors of its entries: from the store, or else from the service.
///
/// Once the service fails it is not asked again while the desk lives.
public actor EmbeddingDesk {
  private let service: EmbeddingService
  private let store: any FeedStore
  private let telling: @Sendable (String) -> Void
  /// What the keeper is told of the service's failure; nil while all is well.
  public private(set) var complaint: String?

  /// - Parameters:
  ///   - service: what is asked.
  ///   - store: what keeps the answers.
  ///   - telling: told once, in words, that work goes on without the service.
  public init(
    _ service: EmbeddingService, store: any FeedStore,
    telling: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.service = service
    self.store = store
    self.telling = telling
  }

  /// What the vectors go by, see ``StoryClusterer/embeddings``.
  public nonisolated var name: String { service.name }

  /// Whether the service may be asked: it has not failed here, and answers now.
  func isReady() async -> Bool {
    guard complaint == nil else { return false }
    do throws(EmbeddingFailure) { _ = try await service.vectors(of: ["news"]) } catch {
      note(error)
    }
    return complaint == nil
  }

  /// Takes note of a failure; the first one is told.
  func note(_ failure: EmbeddingFailure) {
    guard complaint == nil else { return }
    let words =
      "the embeddings service \(failure.words); stories are told without it, the next run tries again."
    complaint = words
    telling(words)
  }

  /// The vectors of entries that have words, each kept in the store as soon as it is there.
  ///
  /// - Throws: ``EmbeddingFailure``, and what the store throws.
  public func vectors(
    of entries: [Entry], at now: Date
  ) async throws -> [Entry.ID: EmbeddingVector] {
    var texts: [String: String] = [:]
    var keys: [Entry.ID: String] = [:]
    for entry in entries {
      let text = entry.embeddingText
      guard !text.isEmpty else { continue }
      let key = service.key(of: text)
      texts[key] = text
      keys[entry.id] = key
    }
    var known = try await store.embeddings(texts.keys.sorted(), at: now)
      .compactMapValues(EmbeddingVector.init(stored:))
    let missing = texts.keys.filter { known[$0] == nil }.sorted()
    for start in stride(from: 0, to: missing.count, by: EmbeddingService.batch) {
      let batch = Array(missing[start..<min(start + EmbeddingService.batch, missing.count)])
      let vectors = try await service.vectors(of: batch.compactMap { texts[$0] })
      let new = Dictionary(zip(batch, vectors)) { first, _ in first }
      try await store.keep(embeddings: new.mapValues(\.stored), at: now)
      known.merge(new) { first, _ in first }
    }
    return keys.compactMapValues { known[$0] }
  }
}
