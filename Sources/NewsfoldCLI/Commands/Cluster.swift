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
    file.take(into: &workspace.settings.clustering)
    let pipeline = try workspace.pipeline(folding: true)
    try await workspace.locked(at: clock.date) {
      let before = try await pipeline.store.catalogue()
      let after = try await pipeline.stories(at: clock.date, from: before)
      if !dryRun { try await pipeline.store.save(after) }
      options.report(words(before, after))
    }
  }

  private func words(_ before: StoryCatalogue, _ after: StoryCatalogue) -> String {
    let old = Dictionary(
      before.stories.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let new = after.stories.filter { old[$0.id] == nil }
    let grown = after.stories.filter { story in
      old[story.id].map { $0.members.map(\.entry) != story.members.map(\.entry) } ?? false
    }
    let joined = after.aliases.count - before.aliases.count
    let verb = dryRun ? "would be" : "are"
    return "\(new.count) stories \(verb) new, \(grown.count) changed, \(joined) joined to others; "
      + "\(after.stories.count) in all."
  }
}
