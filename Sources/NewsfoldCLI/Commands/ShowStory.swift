import ArgumentParser
import FeedModel
import FeedPublishing
import Foundation
import SQLiteStorage

/// One story.
struct ShowStory: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "story", abstract: "Show one story with its entries and the evidence for each.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The story's id, an id it had before, or the beginning of one.")
  var id: String

  @Flag(help: "As JSON, as in stories.jsonl.")
  var json = false

  func run() async throws {
    let (view, notes) = try await DecisionNotes.looking(for: [id], in: try Workspace(options))
    let story = try view.story(id)
    if json { return try JSONOutput.put(StoryRecord(story)) }
    Terminal.put(story.lead.headline)
    Terminal.put(
      "story \(story.story.id), \(story.reports.count) reports of \(story.outlets.count) outlets")
    for report in story.reports {
      Terminal.put("\n" + ReportText(report, in: story).text)
      for line in notes.lines(on: report.entry.id) { Terminal.put("  " + line) }
    }
    let others = notes.otherLines(on: story.reports.map(\.entry.id))
    if !others.isEmpty { Terminal.put("\n" + others.joined(separator: "\n")) }
  }
}

/// A report with its evidence, for reading in a terminal.
struct ReportText {
  let text: String

  init(_ report: EditionStory.Report, in story: EditionStory) {
    let mark = report.entry.id == story.lead.entry.id ? " (leads the story)" : ""
    var lines = [
      report.outlet.name + mark + ": " + report.headline,
      "  entry \(report.entry.id), \(report.entry.effectiveDate.formatted(.iso8601))",
    ]
    if let url = report.entry.url { lines.append("  " + url) }
    lines += EvidenceWords(report, in: story).sentences.map { "  " + $0 }
    text = lines.joined(separator: "\n")
  }
}
