import FeedModel
import FeedStorage
import FoundationEssentials
import StoryClustering

extension Pipeline {
  /// A clusterer that takes vectors in, with where they come from.
  struct Embedding {
    let desk: EmbeddingDesk
    let now: Date
  }

  /// Folds with the help of the embeddings service; without it where there is none or it fails, as if
  /// it had never been asked.
  func withEmbeddings<Value>(
    at now: Date, _ body: (StoryClusterer, Embedding?) async throws -> Value
  ) async throws -> Value {
    guard let embeddings, await embeddings.isReady() else { return try await body(clusterer, nil) }
    var embedded = clusterer
    embedded.embeddings = embeddings.name
    do { return try await body(embedded, Embedding(desk: embeddings, now: now)) } catch let failure
      as EmbeddingFailure
    {
      await embeddings.note(failure)
      return try await body(clusterer, nil)
    }
  }

  /// Gives what was weighed the vectors it should have.
  ///
  /// - Throws: ``EmbeddingFailure``, and what the store throws.
  func embed(_ folding: inout StoryFolding, with embedding: Embedding) async throws {
    let ids = folding.entriesWithoutEmbedding
    for start in stride(from: 0, to: ids.count, by: Self.embeddedAtOnce) {
      let piece = Array(ids[start..<min(start + Self.embeddedAtOnce, ids.count)])
      let entries = try await store.entries(piece)
      let vectors = try await embedding.desk.vectors(of: entries, at: embedding.now)
      guard folding.take(vectors) else { throw EmbeddingFailure.otherLength }
    }
  }

  /// How many entries are read again at once.
  private static var embeddedAtOnce: Int { 512 }
}
