import ArgumentParser
import Newsfold

/// The cron line: fetch, cluster, publish.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the feeds that are due, fold what is new into stories, publish: the cron line.",
    discussion: """
      Quiet when all is well. Feeds that fail are reported in one table and tried again later; \
      what was stored and published before is kept.

        newsfold run --feeds feeds.opml --output public/
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var fetching: FetchOptions
  @OptionGroup var clock: ClockOption
  @OptionGroup var service: EmbeddingOptions
  @OptionGroup var publishing: PublishOptions

  func run() async throws {
    try await fetching.waitForTurn()
    var workspace = try Workspace(options)
    service.take(into: &workspace.settings)
    publishing.take(into: &workspace.settings)
    let now = clock.date
    let (report, place) = try await workspace.locked(at: now) {
      let pipeline = try workspace.pipeline(
        output: publishing.output, fetching: fetching, runningAt: now, folding: true)
      return (try await pipeline.run(at: now), pipeline.output.path)
    }
    try ReportWords(report, options).tell(published: place).leave(fetching)
  }
}
