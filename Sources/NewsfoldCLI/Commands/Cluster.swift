import ArgumentParser
import FeedModel
import FeedStorage
import Newsfold
import StoryClustering

/// The middle part of a run.
struct Cluster: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fold what is stored into stories.",
    discussion: """
      With --from it clusters a file of entries instead, without a database: one JSON object a line \
      with id, title, summary, content, url, published and language.

        newsfold cluster --from entries.jsonl --predictions stories.jsonl --stream 30m
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var clock: ClockOption
  @OptionGroup var file: ClusterFile

  @Option(help: "A file of entries to cluster instead of what is stored.")
  var from: String?

  @Flag(help: "Say what would be, and store nothing.")
  var dryRun = false

  func validate() throws {
    if from == nil, file.predictions != nil || file.stream != nil {
      throw ValidationError("--predictions and --stream go with --from FILE.")
    }
  }

  func run() async throws {
    if let from { return try file.cluster(from: from) }
    var workspace = try Workspace(options)
    if let threshold = file.threshold { workspace.settings.clustering.threshold = threshold }
    let pipeline = try workspace.pipeline()
    try await workspace.locked(at: clock.date) {
      let changes = try await pipeline.changes(at: clock.date)
      let before = try await pipeline.store.stories(changes.stories.map(\.id))
      if !dryRun { try await pipeline.store.save(changes) }
      options.report(words(changes, known: Set(before.map(\.id))))
    }
  }

  private func words(_ changes: StoryChanges, known: Set<Story.ID>) -> String {
    let new = changes.stories.count { !known.contains($0.id) }
    let verb = dryRun ? "would be" : "are"
    return "\(new) stories \(verb) new, \(changes.stories.count - new) changed, "
      + "\(changes.aliases.count) joined to others."
  }
}
