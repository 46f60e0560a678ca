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
    let workspace = try Workspace(options)
    let decided = try await workspace.store().decisions().reduce(into: Set<Entry.ID>()) {
      $0.formUnion($1.entries)
    }
    let view = try await StoryView(
      workspace, meaning: [entry, other].compactMap(\.self), with: decided)
    let first = try view.report(entry)
    guard let other else { return try await explain(first, in: view) }
    try await explain(first, try view.report(other), in: view)
  }

  private typealias Place = (story: EditionStory, report: EditionStory.Report)

  private func explain(_ place: Place, in view: StoryView) async throws {
    if json { return try put(place.story, of: view) }
    let (story, report) = place
    let others = story.reports.count - 1
    Terminal.put(
      others == 0
        ? "It is alone in story \(story.story.id): nothing came near enough."
        : "It is in story \(story.story.id) with \(others) other "
          + "\(others == 1 ? "report" : "reports"): \(story.lead.headline)")
    Terminal.put("\n" + ReportText(report, in: story).text)
    let notes = try await notes(view)
    let said = notes.lines(on: report.entry.id) + notes.otherLines(on: [report.entry.id])
    said.forEach { Terminal.put("  " + $0) }
  }

  private func explain(_ first: Place, _ second: Place, in view: StoryView) async throws {
    let pair = try await PairWords(first, second, in: view)
    if json {
      try put(first.story, of: view)
      try put(second.story, of: view)
      return try JSONOutput.put(["comparison": pair.comparison])
    }
    let areTogether = first.story.story.id == second.story.story.id
    Terminal.put(
      areTogether
        ? "They are together in story \(first.story.story.id): \(first.story.lead.headline)"
        : "They are in different stories, \(first.story.story.id) and \(second.story.story.id).")
    let said = try await notes(view).lines(
      on: first.report.entry.id, second.report.entry.id, areTogether: areTogether)
    said.forEach(Terminal.put)
    pair.lines.forEach(Terminal.put)
    Terminal.put("\n" + ReportText(first.report, in: first.story).text)
    Terminal.put("\n" + ReportText(second.report, in: second.story).text)
  }

  private func put(_ story: EditionStory, of view: StoryView) throws {
    try JSONOutput.put(StoryRecord(story))
  }

  private func notes(_ view: StoryView) async throws -> DecisionNotes {
    DecisionNotes(try await Workspace(options).store().decisions(), view)
  }
}
