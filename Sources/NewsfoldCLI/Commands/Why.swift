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

  @Flag(help: "The stories of the entries as JSON, as in stories.jsonl.")
  var json = false

  func run() async throws {
    let view = try await StoryView(try Workspace(options))
    let (story, report) = try view.report(entry)
    if json {
      let stories = try [story] + (other.map { try [view.report($0).0] } ?? [])
      return try stories.forEach { try JSONOutput.put(StoryRecord($0, view.edition.settings)) }
    }
    let notes = DecisionNotes(try await Workspace(options).store().decisions(), view)
    guard let other else {
      explain(report, in: story)
      let said = notes.lines(on: report.entry.id) + notes.otherLines(on: [report.entry.id])
      return said.forEach { Terminal.put("  " + $0) }
    }
    let (otherStory, otherReport) = try view.report(other)
    let areTogether = story.story.id == otherStory.story.id
    Terminal.put(
      areTogether
        ? "They are together in story \(story.story.id): \(story.lead.headline)"
        : "They are in different stories, \(story.story.id) and \(otherStory.story.id).")
    let said = notes.lines(
      on: report.entry.id, otherReport.entry.id, areTogether: areTogether)
    if !areTogether, said.isEmpty { Terminal.put(distance(report, to: otherStory) ?? farApart) }
    said.forEach(Terminal.put)
    Terminal.put("\n" + ReportText(report, in: story).text)
    Terminal.put("\n" + ReportText(otherReport, in: otherStory).text)
  }

  private func explain(_ report: EditionStory.Report, in story: EditionStory) {
    let others = story.reports.count - 1
    Terminal.put(
      others == 0
        ? "It is alone in story \(story.story.id): nothing came near enough."
        : "It is in story \(story.story.id) with \(others) other reports: \(story.lead.headline)")
    Terminal.put("\n" + ReportText(report, in: story).text)
  }

  private func distance(_ report: EditionStory.Report, to story: EditionStory) -> String? {
    guard let next = report.member.evidence.runnerUp, next.story == story.story.id else {
      return nil
    }
    return "The other story is the next nearest one, but its similarity is only "
      + "\((next.similarity * 100).rounded() / 100)."
  }

  private var farApart: String {
    "The other story is not even the next nearest one: they share too few rare words, or too much "
      + "time lies between them."
  }
}
