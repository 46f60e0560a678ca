import ArgumentParser
import Newsfold

/// The first part of a run.
struct Fetch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the feeds that are due and store what is new, without publishing.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var fetching: FetchOptions
  @OptionGroup var clock: ClockOption

  func run() async throws {
    try await fetching.waitForTurn()
    let workspace = try Workspace(options)
    let now = clock.date
    let report = try await workspace.locked(at: now) {
      let pipeline = try workspace.pipeline(fetching: fetching, runningAt: now)
      let report = try await pipeline.fetch(at: now)
      try await pipeline.keep(report)
      return report
    }
    try ReportWords(report, options).tell(published: nil).leave(fetching)
  }
}
