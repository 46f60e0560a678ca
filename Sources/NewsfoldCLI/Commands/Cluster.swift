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

      With --dry-run it prints which stories would be divided and joined; with --threshold too, those of \
      the whole window by that number.

        newsfold cluster --dry-run --threshold 0.2
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var clock: ClockOption
  @OptionGroup var file: ClusterFile

  @Option(help: "A file of entries to cluster instead of what is stored.")
  var from: String?

  @Flag(help: "Say what would be, and store nothing.")
  var dryRun = false

  @Flag(help: "With --dry-run: every change, one JSON object a line.")
  var json = false

  func validate() throws {
    if from == nil, file.predictions != nil || file.stream != nil {
      throw ValidationError("--predictions and --stream go with --from FILE.")
    }
    if json, !dryRun { throw ValidationError("--json goes with --dry-run.") }
  }

  func run() async throws {
    if let from { return try await file.cluster(from: from, options) }
    var workspace = try Workspace(options)
    file.take(into: &workspace.settings.clustering)
    file.service.take(into: &workspace.settings)
    let pipeline = try workspace.pipeline(folding: true)
    try await workspace.locked(at: clock.date) {
      let store = pipeline.store
      let isTrial = dryRun && (file.threshold ?? file.acrossLanguages) != nil
      let loose = isTrial ? try await pipeline.window(at: clock.date) : []
      let changes = try await pipeline.changes(at: clock.date, loosening: loose)
      let known = try await store.stories(changes.stories.map(\.id)).map(\.id)
      if dryRun {
        try await tell(try await store.catalogue(), changes)
      } else {
        try await store.save(changes)
      }
      options.report(words(changes, known: Set(known)))
    }
  }

  private func tell(_ before: StoryCatalogue, _ changes: CatalogueChanges) async throws {
    let headlines = try await StoryView(try Workspace(options)).headlines
    let changes = StoryChanges(
      from: before, to: before.applying(changes), headlines: headlines
    ).changes
    if json { return try changes.forEach(JSONOutput.put) }
    for change in changes.prefix(Self.shown) { Terminal.put(change.line) }
    if changes.count > Self.shown {
      Terminal.put("... and \(changes.count - Self.shown) more; --json prints all.")
    }
    if changes.isEmpty { Terminal.put("No story would be divided or joined to another.") }
  }

  private static let shown = 20

  private func words(_ changes: CatalogueChanges, known: Set<Story.ID>) -> String {
    let new = changes.stories.count { !known.contains($0.id) }
    let verb = dryRun ? "would be" : "are"
    return "\(new) stories \(verb) new, \(changes.stories.count - new) changed, "
      + "\(changes.aliases.count) joined to others."
  }
}
