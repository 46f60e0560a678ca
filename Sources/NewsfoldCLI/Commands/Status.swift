import ArgumentParser
import FeedModel
import FeedStorage
import Foundation
import Newsfold
import SQLiteStorage

/// How everything is.
struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the last run and the health of every feed.",
    discussion: """
      `newsfold feeds why URL` says more of one feed.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup(visibility: .hidden) var clock: ClockOption

  @Flag(help: "As one JSON object, with the last run's report feed by feed.")
  var json = false

  @Flag(help: "Only feeds that fail, moved or are gone.")
  var sick = false

  func run() async throws {
    let workspace = try Workspace(options)
    try workspace.requireData()
    let store = try workspace.store()
    let feeds = Self.health(try workspace.subscriptions(), try await store.states(), clock.date)
    let health = Health(
      lastRun: try await store.value(Pipeline.reportName).flatMap(Self.report),
      entries: try await store.entryCount(),
      stories: try await store.storyCounts().all,
      feeds: sick ? feeds.filter { $0.isSick } : feeds)
    if json { try JSONOutput.put(health) } else { Terminal.put(health.text) }
  }

  private static func report(_ text: String) -> RunReport? {
    try? JSONDecoder().decode(RunReport.self, from: Data(text.utf8))
  }

  private static func health(
    _ subscriptions: [Subscription], _ states: [FeedURL: FeedState], _ now: Date
  ) -> [FeedHealth] {
    subscriptions.map { FeedHealth($0, states[$0.url] ?? FeedState(url: $0.url), at: now) }
  }
}

/// What `status` shows.
private struct Health: Encodable {
  let lastRun: RunReport?
  let entries: Int
  let stories: Int
  let feeds: [FeedHealth]

  var text: String {
    var table = TextTable(["FEED", "LAST READ", "NEXT", "STATE"])
    for feed in feeds { table.add(feed.cells) }
    return run + "\n\(entries) entries, \(stories) stories.\n\n" + table.text
  }

  private var run: String {
    guard let lastRun else { return "No run yet." }
    return "Last run \(lastRun.at.rfc3339): \(lastRun.asked.count) of \(lastRun.feeds.count) feeds "
      + "asked, \(lastRun.failures.count) failed, \(lastRun.newEntries) new entries."
      + (lastRun.embeddingsComplaint.map { "\nThen " + $0 } ?? "")
  }
}
