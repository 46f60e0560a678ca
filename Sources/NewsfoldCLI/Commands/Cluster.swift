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
    if let from { return try file.cluster(from: from) }
    var workspace = try Workspace(options)
    if let threshold = file.threshold { workspace.settings.clustering.threshold = threshold }
    let pipeline = try workspace.pipeline()
    try await workspace.locked(at: clock.date) {
      let before = try await pipeline.store.catalogue()
      let isTrial = dryRun && file.threshold != nil
      let loose = isTrial ? try await pipeline.window(at: clock.date) : []
      let after = try await pipeline.stories(at: clock.date, from: before, loosening: loose)
      if dryRun { try await tell(before, after) } else { try await pipeline.store.save(after) }
      options.report(words(before, after))
    }
  }

  private func tell(_ before: StoryCatalogue, _ after: StoryCatalogue) async throws {
    let headlines = try await StoryView(try Workspace(options)).headlines
    let changes = StoryChanges(from: before, to: after, headlines: headlines).changes
    if json { return try changes.forEach(JSONOutput.put) }
    for change in changes.prefix(Self.shown) { Terminal.put(change.line) }
    if changes.count > Self.shown {
      Terminal.put("... and \(changes.count - Self.shown) more; --json prints all.")
    }
    if changes.isEmpty { Terminal.put("No story would be divided or joined to another.") }
  }

  private static let shown = 20

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
