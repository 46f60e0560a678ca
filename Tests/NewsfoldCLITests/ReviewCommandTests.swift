import Foundation
import TestSupport
import Testing

/// The review queue at the command line; `scripts/terminal_check.py` tries it at a terminal.
@Suite(.serialized) struct ReviewCommandTests {
  /// A case as `--json` writes it.
  private struct Listed: Decodable {
    struct Side: Decodable { var lead, title: String; var entries: [String] }
    struct Reason: Decodable { var speaks_for, text: String }
    var version: Int
    var id, kind, question: String
    var doubt: Double
    var stories: [String]
    var first, second: Side
    var reasons: [Reason]
  }

  /// The demo's feeds of six outlets, two of them in a folder, run once.
  private func withNews(_ body: (NewsfoldProgram) async throws -> Void) async throws {
    try await NewsfoldProgram.inFolder { program in
      let names = [
        "northern-dispatch.xml", "harbour-ledger.xml", "rheinblick.xml", "dnipro-visnyk.xml",
        "severny-golos.xml", "tasman-herald.xml",
      ]
      let outlines = try names.map { name in
        try Data(try Fixture.bytes("demo/" + name)).write(
          to: program.folder.appending(path: name))
        return "<outline text=\"\(name)\" xmlUrl=\"\(name)\"/>"
      }
      let folder = "<outline text=\"World\">\(outlines[..<2].joined())</outline>"
      try program.write(
        "<opml version=\"2.0\"><head/><body>\(folder)\(outlines[2...].joined())</body></opml>",
        to: "feeds.opml")
      _ = try await say(["run", "--output", "out"], program)
      try await body(program)
    }
  }

  private func say(
    _ arguments: [String], _ program: NewsfoldProgram, input: String? = nil
  ) async throws -> NewsfoldProgram.Ending {
    try await program.run(
      arguments + ["--data", "data"]
        + (arguments[0] == "decisions" ? [] : ["--now", "2025-05-22T21:00:00Z"]), input: input)
  }

  private func cases(
    _ program: NewsfoldProgram, _ options: String...
  ) async throws -> [Listed] {
    let told = try await say(["review", "--json"] + options, program)
    #expect(told.status == 0, "\(told.messages)")
    return try told.output.split(separator: "\n").map {
      try JSONDecoder().decode(Listed.self, from: Data($0.utf8))
    }
  }

  private func answers(_ answers: [(Listed, String)]) -> String {
    answers.map { "{\"case\":\"\($0.id)\",\"answer\":\"\($1)\"}\n" }.joined()
  }

  @Test func `the queue is told as lines of JSON, most doubtful first`() async throws {
    try await withNews { program in
      let cases = try await cases(program)
      #expect(cases.count > 3 && cases.allSatisfy { $0.version == 1 && !$0.reasons.isEmpty })
      #expect(zip(cases, cases.dropFirst()).filter { $0.doubt < $1.doubt }.count < cases.count / 2)
      #expect(cases.allSatisfy { Set($0.first.entries).isDisjoint(with: $0.second.entries) })
      let two = try await self.cases(program, "--limit", "2").map(\.id)
      #expect(two == cases.prefix(2).map(\.id))
      let world = try await self.cases(program, "--folder", "World")
      #expect(world.count <= cases.count && !world.isEmpty)
      #expect(try await self.cases(program, "--folder", "Nowhere").isEmpty)
      #expect(try await self.cases(program, "--since", "1s").isEmpty)
    }
  }

  @Test func `answers that are piped in hold, and their cases do not come back`() async throws {
    try await withNews { program in
      let cases = try await cases(program)
      let member = try #require(cases.first { $0.kind == "member" })
      let joins = Array(cases.filter { $0.kind == "join" }.prefix(3))
      try #require(joins.count == 3)
      let lines = answers([
        (member, "different"), (joins[0], "same"), (joins[1], "different"), (joins[2], "skip"),
      ])
      let told = try await say(["review", "--answers", "-"], program, input: lines)
      #expect(told.status == 0, "\(told.messages)")
      #expect(told.output.contains("3 answers decided, 1 skipped, 0 of no open case."))
      let left = try await self.cases(program)
      let answered = Set([member.id] + joins.map(\.id))
      #expect(left.allSatisfy { !answered.contains($0.id) })
      let kinds = try await say(["decisions"], program).output
      for kind in ["split", "join", "separate"] { #expect(kinds.contains(" \(kind) "), "\(kinds)") }
      let why = try await program.run(
        ["why", joins[0].first.lead, joins[0].second.lead, "--data", "data"])
      #expect(why.output.contains("They are together"), "\(why.output)")
      let again = try await self.cases(program, "--again").map(\.id)
      #expect(again.count > left.count)
    }
  }

  @Test func `an answer to no open case is only counted, a line that is none decides nothing`()
    async throws
  {
    try await withNews { program in
      let first = try #require(try await cases(program).first)
      let twice = answers([(first, "different"), (first, "same")])
      try program.write(twice, to: "answers.jsonl")
      let told = try await say(["review", "--answers", "answers.jsonl"], program)
      #expect(told.output.contains("1 answers decided, 0 skipped, 1 of no open case."))
      let bad = answers([(first, "same")]) + "{\"case\":\"x\",\"answer\":\"perhaps\"}\n"
      let refused = try await say(["review", "--answers", "-"], program, input: bad)
      #expect(refused.status == 2 && refused.messages.contains("-, line 2: not {\"case\""))
      #expect(try await say(["decisions"], program).output.split(separator: "\n").count == 1)
      #expect(try await !cases(program).contains { $0.id == first.id })
      _ = try await say(["undo"], program)
      #expect(try await cases(program).contains { $0.id == first.id })
    }
  }

  @Test func `lines are keys where there is no terminal, and no line is too wide`() async throws {
    try await withNews { program in
      let told = try await say(["review"], program, input: " \nu\nd\nundo\nwhy\nq\n")
      #expect(told.status == 0, "\(told.messages)")
      #expect(told.output.contains("Case 1 of ") && told.output.contains("Case 2 of "))
      #expect(
        told.output.contains("s same  d different  space skip  u undo  o open  w why  q quit"))
      #expect(told.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
      #expect(!told.output.contains("\u{1B}"))
      let decisions = try await say(["decisions"], program).output
      #expect(decisions.contains("undone by 2"), "\(decisions)")
      let wrong = try await say(["review"], program, input: "sure\n")
      #expect(wrong.status == 2 && wrong.messages.contains("line 1 of standard input is no key"))
    }
  }

  @Test func `few answers are not enough to go by for another threshold`() async throws {
    try await withNews { program in
      _ = try await say(["review"], program, input: "d\nq\n")
      let score = try await program.run(["score", "--data", "data"])
      #expect(score.output.contains("1 answer is not enough to go by"), "\(score.output)")
    }
  }

  @Test(arguments: [
    ["review", "--json", "--answers", "x"], ["review", "--limit", "-1"],
    ["score", "--review", "10"], ["score", "--gold", "x", "--review", "0"],
  ])
  func `wrong usage ends with 2`(arguments: [String]) async throws {
    try await NewsfoldProgram.inFolder { program in
      let ending = try await program.run(arguments)
      #expect(ending.status == 2)
    }
  }
}
