import ArgumentParser
import FeedPublishing
import Foundation

/// Which cases are asked.
struct ReviewOptions: ParsableArguments {
  @Option(help: "Only stories with a report of a feed in this folder.")
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "Only stories with a report not older than this, else as old as what is published: 2d, 12h.",
      valueName: "time"))
  var since: Span?

  @Option(help: "At most so many cases.")
  var limit: Int?

  @Flag(help: "Ask again what was skipped.")
  var again = false

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit cannot be negative.") }
  }

  /// From when on a story must have a report.
  func oldest(at now: Date, _ settings: PublishSettings) -> Date {
    now - (since?.seconds ?? Double(settings.merged.days) * 86_400)
  }
}
