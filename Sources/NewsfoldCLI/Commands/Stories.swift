import ArgumentParser
import FeedModel
import FeedPublishing
import Foundation

/// The list of stories.
struct Stories: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the stories, largest first.",
    discussion: """
        newsfold stories --since 2d --min-outlets 3
        newsfold stories --folder World --json | jq .title
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var clock: ClockOption

  @Option(
    help: ArgumentHelp(
      "Only stories with a report not older than this: 2d, 12h.", valueName: "time"))
  var since: Span?

  @Option(help: "Only stories of at least so many outlets.")
  var minOutlets = 1

  @Option(help: "Only stories with a report of a feed in this folder.")
  var folder: String?

  @Option(help: "At most so many.")
  var limit: Int?

  @Flag(help: "One JSON object a line, as in stories.jsonl.")
  var json = false

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit cannot be negative.") }
  }

  func run() async throws {
    let view = try await StoryView(try Workspace(options))
    let wanted = view.edition.stories.filter(isWanted)
      .sorted { ($1.outlets.count, $1.reports.count) < ($0.outlets.count, $0.reports.count) }
    for story in wanted.prefix(limit ?? .max) {
      if json { try JSONOutput.put(StoryRecord(story)) } else { list(story) }
    }
  }

  private func isWanted(_ story: EditionStory) -> Bool {
    if let since, story.lastReport < clock.date - since.seconds { return false }
    return story.outlets.count >= minOutlets && folder.map(story.isInFolder) ?? true
  }

  private func list(_ story: EditionStory) {
    Terminal.put(
      "\(story.story.id)  \(story.published.formatted(.iso8601))  \(story.lead.headline)")
    if story.outlets.count > 1 {
      Terminal.put(
        "    \(story.outlets.count) outlets: \(story.outlets.map(\.name).joined(separator: ", "))")
    }
  }
}

extension EditionStory {
  /// Whether a report is of a feed in a folder, named with those around it or alone.
  func isInFolder(_ name: String) -> Bool {
    folders.contains { $0 == name || $0.split(separator: "/").contains(Substring(name)) }
  }
}
