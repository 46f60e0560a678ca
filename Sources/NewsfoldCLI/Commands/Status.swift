import ArgumentParser
import FeedModel
import FeedStorage
import Foundation
import Newsfold
import SQLiteStorage

/// How everything is.
struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the last run and the health of every feed.")

  @OptionGroup var options: GlobalOptions

  @Flag(help: "As one JSON object.")
  var json = false

  func run() async throws {
    let workspace = try Workspace(options)
    try workspace.requireData()
    let store = try workspace.store()
    let health = Health(
      lastRun: try await store.value(Pipeline.reportName).flatMap(Self.report),
      entries: try await store.entryCount(),
      stories: try await store.storyCounts().all,
      feeds: Self.lines(try workspace.subscriptions(), try await store.states()))
    if json { try JSONOutput.put(health) } else { Terminal.put(health.text) }
  }

  private static func report(_ text: String) -> RunReport? {
    try? JSONDecoder().decode(RunReport.self, from: Data(text.utf8))
  }

  private static func lines(
    _ subscriptions: [Subscription], _ states: [FeedURL: FeedState]
  ) -> [Health.Line] {
    subscriptions.map { subscription in
      let state = states[subscription.url]
      return Health.Line(
        url: subscription.url.description, title: subscription.title,
        lastSuccess: state?.lastSuccess?.rfc3339, failure: state?.failure,
        failures: state?.schedule.failures ?? 0, nextDue: state?.schedule.nextDue?.rfc3339,
        reason: state?.schedule.reason, movedTo: state?.location?.description)
    }
  }
}

/// What `status` shows.
private struct Health: Encodable {
  let lastRun: RunReport?
  let entries: Int
  let stories: Int
  let feeds: [Line]

  struct Line: Encodable {
    let url: String
    let title: String?
    let lastSuccess: String?
    let failure: String?
    let failures: Int
    let nextDue: String?
    let reason: String?
    let movedTo: String?

    var state: String {
      if let failure { return "failed \(failures) times: \(failure)" }
      return lastSuccess == nil ? "never asked" : "well"
    }
  }

  var text: String {
    var table = TextTable(["FEED", "LAST READ", "NEXT", "STATE"])
    for feed in feeds {
      table.add(
        feed.title ?? feed.url, feed.lastSuccess ?? "-", feed.nextDue ?? "any time", feed.state)
    }
    let run =
      lastRun.map { "Last run \($0.at.rfc3339): \($0.newEntries) new entries." } ?? "No run yet."
    return run + "\n\(entries) entries, \(stories) stories.\n\n" + table.text
  }
}
