import ArgumentParser
import FeedModel
import FeedStorage
import Foundation
import Newsfold
import SQLiteStorage

/// What the editor decided.
struct Decisions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what you decided; carry it to another machine.",
    discussion: """
        newsfold decisions
        newsfold decisions export decisions.jsonl
        newsfold decisions import decisions.jsonl
      """,
    subcommands: [List.self, Export.self, Import.self],
    defaultSubcommand: List.self)
}

extension Decisions {
  /// The decisions with their numbers.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the decisions, oldest first.",
      discussion: """
          newsfold decisions list
          newsfold decisions list --json | jq 'select(.undone_by == null)'
        """)

    @OptionGroup var options: GlobalOptions

    @Flag(help: "One JSON object a line, as in an export, with number and undone_by.")
    var json = false

    func run() async throws {
      let workspace = try Workspace(options)
      try workspace.requireData()
      let history = DecisionHistory(try await workspace.store().decisions())
      if json { return try history.items.forEach { try JSONOutput.put(DecisionListing($0)) } }
      guard !history.items.isEmpty else { return options.report("There are no decisions yet.") }
      let entries = Set(history.items.flatMap(\.decision.entries))
      let words = DecisionWords(headlines: try await StoryView(workspace, with: entries).headlines)
      var table = TextTable()
      for item in history.items {
        let undo = item.undoneBy.map { "  [undone by \($0)]" } ?? ""
        table.add(
          "\(item.number)", item.decision.made.rfc3339, item.decision.word.kind.rawValue,
          words.text(of: item.decision, history) + undo)
      }
      Terminal.put(table.text)
    }
  }

  /// The decisions as a file.
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write all decisions as lines of JSON.",
      discussion: """
        All that was ever said, also what was undone: docs/decisions-jsonl.md has the form.

          newsfold decisions export decisions.jsonl
          newsfold decisions export - | ssh other newsfold decisions import -
        """)

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The file; - is standard output.")
    var file = "-"

    func run() async throws {
      let workspace = try Workspace(options)
      try workspace.requireData()
      let decisions = try await workspace.store().decisions()
      let lines = try decisions.map(DecisionLines.line)
      guard file != "-" else { return lines.forEach(Terminal.put) }
      do {
        try lines.map { $0 + "\n" }.joined().write(toFile: file, atomically: true, encoding: .utf8)
      } catch {
        throw CommandFailure(.failed, "\(file): the file cannot be written.")
      }
      options.report("\(decisions.count) decisions written to \(file).")
    }
  }

  /// The decisions of a file.
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take over decisions that were exported; those that are here already stay once.",
      discussion: """
        All or nothing: a line that is no decision is an error that names it. Decisions on entries that \
        are not here yet wait for them. The stories change and are published at once.

          newsfold decisions import decisions.jsonl
        """)

    @OptionGroup var options: DecisionOptions

    @Argument(help: "The file; - is standard input.")
    var file: String

    func run() async throws {
      let decisions: [Decision]
      do { decisions = try DecisionLines.decisions(in: try InputFile(file).text()) } catch let
        failure as DecisionLines.Failure
      {
        throw CommandFailure(
          .usage, "\(file), line \(failure.line): \(failure.cause). Nothing was imported.")
      }
      let desk = try DecisionDesk(options)
      let new = try await desk.take(decisions)
      desk.say("\(decisions.count) decisions read, \(new) of them new.")
    }
  }
}

/// A decision as it is listed for programs.
private struct DecisionListing: Encodable {
  let item: DecisionHistory.Item

  init(_ item: DecisionHistory.Item) { self.item = item }

  private enum CodingKeys: String, CodingKey { case number, undone_by }

  func encode(to encoder: any Encoder) throws {
    try DecisionRecord(item.decision).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(item.number, forKey: .number)
    try container.encodeIfPresent(item.undoneBy, forKey: .undone_by)
  }
}
