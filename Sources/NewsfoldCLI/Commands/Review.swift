import ArgumentParser
import FeedModel
import FeedPublishing
import Foundation
import Glibc
import StoryReview

/// The doubtful cases, one after the other.
struct Review: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Go through the doubtful cases, most doubtful first.",
    discussion: """
      Each case is a question: does this report belong to the story, are these two stories one, is this \
      story two. A key answers it, for good: s same, d different, space skip, u undo, o open, w why, q \
      quit. The stories change and are published at once.

        newsfold review
        newsfold review --folder World --since 2d --limit 20
        newsfold review --json | jq .question
        newsfold review --answers answers.jsonl

      Where standard input is no terminal, each line of it is a key or its word. docs/review-jsonl.md has \
      the forms of --json and --answers.
      """)

  @OptionGroup var options: DecisionOptions
  @OptionGroup var review: ReviewOptions

  @Flag(help: "Write the cases as lines of JSON and ask nothing.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Take the answers of this file, lines of JSON; - is standard input.", valueName: "file"))
  var answers: String?

  func validate() throws {
    if json, answers != nil { throw ValidationError("--json and --answers exclude each other.") }
  }

  func run() async throws {
    let desk = ReviewDesk(desk: try DecisionDesk(options), options: review)
    try desk.desk.workspace.requireData()
    if json { return try await list(desk) }
    if let answers {
      let lines = try AnswerLine.answers(in: try InputFile(answers).text(), from: answers)
      return try await AnswerFile(desk: desk, answers: lines).take()
    }
    let session = try await ReviewSession(desk)
    guard session.current != nil else { return desk.desk.say("There is nothing to ask.") }
    if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, TerminalMode.takeKeys() {
      defer { TerminalMode.restore() }
      var screen = ReviewScreen(session)
      try await screen.run()
    } else {
      var lines = ReviewLines(session)
      try await lines.run()
    }
  }

  private func list(_ desk: ReviewDesk) async throws {
    for sheet in try await desk.sheets().prefix(review.limit ?? .max) {
      try JSONOutput.put(ReviewRecord(sheet))
    }
  }
}
