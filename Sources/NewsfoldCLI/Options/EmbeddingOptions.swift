import ArgumentParser
import FeedModel
import FeedStorage
import Foundation
import Newsfold
import StoryClustering

/// The embeddings service for one run.
struct EmbeddingOptions: ParsableArguments {
  @Option(
    name: .customLong("embeddings"),
    help: ArgumentHelp(
      "Ask this embeddings service (POST /v1/embeddings) what texts are about; model and key are "
        + "settings.", valueName: "url"))
  var url: String?

  func validate() throws {
    if let url, EmbeddingSettings.address(of: url) == nil {
      throw ValidationError("--embeddings \(url): not an http or https address.")
    }
  }

  /// Puts the address that was given in the place of the settings'.
  func take(into settings: inout Settings) {
    if let url { settings.embeddings.url = url }
  }

  /// The vectors of a file's entries; nil unless they are asked for here.
  ///
  /// With `--data` they are kept in the database of that folder.
  ///
  /// - Throws: ``CommandFailure`` where the service fails: figures without it would be taken for others.
  func vectors(
    of entries: [Entry], _ options: GlobalOptions
  ) async throws -> [Entry.ID: EmbeddingVector]? {
    guard url != nil else { return nil }
    var workspace = try Workspace(options)
    take(into: &workspace.settings)
    let store: any FeedStore = options.data == nil ? InMemoryStore() : try workspace.store()
    guard let desk = try workspace.embeddings(keptIn: store) else { return nil }
    let wanted = StoryClusterer(parameters: workspace.settings.clustering)
      .entriesWithoutEmbedding(entries)
    do { return try await desk.vectors(of: wanted, at: Date()) } catch let failure
      as EmbeddingFailure
    {
      throw CommandFailure(.failed, "The embeddings service \(failure.words).")
    }
  }
}
