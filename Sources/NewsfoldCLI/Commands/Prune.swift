import ArgumentParser
import FeedStorage
import Foundation
import SQLiteStorage

/// Retention by hand.
struct Prune: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Take out entries that are older than a time, with the stories that hold nothing else.",
    discussion: """
      Nothing is ever taken out by itself. Of each entry a trace stays, so that it is not new when its \
      feed shows it again; what the editor decided stays too.

        newsfold prune --older-than 26w
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup(visibility: .hidden) var clock: ClockOption

  @Option(help: ArgumentHelp("Take out what appeared longer ago: 90d, 26w.", valueName: "time"))
  var olderThan: Span

  func run() async throws {
    let workspace = try Workspace(options)
    try workspace.requireData()
    let report = try await workspace.locked(at: clock.date) {
      try await workspace.store().prune(before: clock.date - olderThan.seconds, keeping: [])
    }
    options.report(
      "\(report.entries) entries and \(report.stories) stories taken out; their room in the database "
        + "is used again.")
  }
}
