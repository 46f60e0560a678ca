import ArgumentParser
import FeedModel
import FeedPublishing
import SQLiteStorage

/// The question that no other reader answers.
struct Why: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why an entry is in its story; why two are or are not together.",
    discussion: """
      An entry is given by its id or the beginning of it, by its address, or by words of its \
      headline.

        newsfold why https://example.org/news/1
        newsfold why "visits Kursk" "drones intercepted"
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The entry.")
  var entry: String

  @Argument(help: "Another entry.")
  var other: String?

  @Flag(help: "As JSON: the stories as in stories.jsonl, then how the two compare.")
  var json = false

  func run() async throws {
    let (view, notes) = try await DecisionNotes.looking(
      for: [entry, other].compactMap(\.self), in: try Workspace(options))
    let first = try view.report(entry)
    guard let other else { return try explain(first, notes) }
    try await explain(first, try view.report(other), notes, in: view)
  }

  private typealias Place = (story: EditionStory, report: EditionStory.Report)

  private func explain(_ place: Place, _ notes: DecisionNotes) throws {
    if json { return try JSONOutput.put(StoryRecord(place.story)) }
    let (story, report) = place
    let others = story.reports.count - 1
    Terminal.put(
      others == 0
        ? "It is alone in story \(story.story.id): nothing came near enough."
        : "It is in story \(story.story.id) with \(others) other "
          + "\(others == 1 ? "report" : "reports"): \(story.lead.headline)")
    Terminal.put("\n" + ReportText(report, in: story).text)
    let said = notes.lines(on: report.entry.id) + notes.otherLines(on: [report.entry.id])
    said.forEach { Terminal.put("  " + $0) }
  }

  private func explain(
    _ first: Place, _ second: Place, _ notes: DecisionNotes, in view: StoryView
  ) async throws {
    let pair = try await PairWords(first, second, in: view)
    if json {
      try JSONOutput.put(StoryRecord(first.story))
      try JSONOutput.put(StoryRecord(second.story))
      return try JSONOutput.put(["comparison": pair.comparison])
    }
    let areTogether = first.story.story.id == second.story.story.id
    Terminal.put(
      areTogether
        ? "They are together in story \(first.story.story.id): \(first.story.lead.headline)"
        : "They are in different stories, \(first.story.story.id) and \(second.story.story.id).")
    let said = notes.lines(
      on: first.report.entry.id, second.report.entry.id, areTogether: areTogether)
    said.forEach(Terminal.put)
    pair.lines.forEach(Terminal.put)
    Terminal.put("\n" + ReportText(first.report, in: first.story).text)
    Terminal.put("\n" + ReportText(second.report, in: second.story).text)
  }
}
