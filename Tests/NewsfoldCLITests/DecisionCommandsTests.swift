import Foundation
import Glibc
import TestSupport
import Testing

/// What the editor does at the command line.
@Suite(.serialized) struct DecisionCommandsTests {
  private static let clock = ["--now", "2025-05-22T21:00:00Z"]
  private static let visit = "Kremlin reveals Putin's day"
  private static let drones = "159 Ukrainian drones"

  /// The demo's feeds, run once.
  private func withNews(_ body: (NewsfoldProgram) async throws -> Void) async throws {
    try await NewsfoldProgram.inFolder { program in
      let names = [
        "northern-dispatch.xml", "harbour-ledger.xml", "capital-courier.xml", "civic-radio.xml",
      ]
      for name in names {
        try Data(try Fixture.bytes("demo/" + name)).write(to: program.file(name))
      }
      let outlines = names.map { "<outline text=\"\($0)\" xmlUrl=\"\($0)\"/>" }.joined()
      try program.write(
        "<opml version=\"2.0\"><head/><body>\(outlines)</body></opml>", to: "feeds.opml")
      _ = try await say(["run", "--output", "out"], program)
      try await body(program)
    }
  }

  private func say(
    _ arguments: [String], _ program: NewsfoldProgram, hasClock: Bool? = nil
  ) async throws -> NewsfoldProgram.Ending {
    let knowsClock = !["decisions", "why", "story", "stories"].contains(arguments[0])
    return try await program.run(
      arguments + ["--data", "data"] + (hasClock ?? knowsClock ? Self.clock : []))
  }

  private func areTogether(_ a: String, _ b: String, _ program: NewsfoldProgram) async throws
    -> Bool
  {
    try await say(["why", a, b], program).output.contains("They are together")
  }

  /// The id of the story that an entry is in.
  private func story(of entry: String, _ program: NewsfoldProgram) async throws -> String {
    let line = try await say(["why", entry, "--json"], program).output
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    return try #require(object?["id"] as? String)
  }

  @Test func `what is decided is published where the last edition was`() async throws {
    try await withNews { program in
      _ = try await say(["publish", "--output", "elsewhere"], program)
      let (here, elsewhere) = (
        program.text("out/stories.jsonl"), program.text("elsewhere/stories.jsonl")
      )
      #expect(here == elsewhere)
      _ = try await say(["join", Self.visit, Self.drones], program)
      #expect(program.text("out/stories.jsonl") == here)
      #expect(program.text("elsewhere/stories.jsonl") != elsewhere)
    }
  }

  @Test func `a join holds, is published, explained and undone`() async throws {
    try await withNews { program in
      #expect(try await !areTogether(Self.visit, Self.drones, program))
      let published = program.text("out/stories.jsonl")
      let joined = try await say(["join", Self.visit, Self.drones], program)
      #expect(joined.status == 0, "\(joined.messages)")
      #expect(joined.output.contains("Decision 1: \"Kremlin reveals"))
      #expect(try await areTogether(Self.visit, Self.drones, program))
      #expect(program.text("out/stories.jsonl") != published)
      let why = try await say(["why", Self.visit, Self.drones], program).output
      #expect(why.contains("You said on 22 May 2025 (decision 1) that"))
      let shown = try await say(["story", story(of: Self.visit, program)], program).output
      #expect(shown.contains("(decision 1)"))
      #expect(try await say(["undo"], program).status == 0)
      #expect(try await !areTogether(Self.visit, Self.drones, program))
      #expect(try await say(["undo"], program).messages.contains("no decision to take back"))
      #expect(try await say(["undo", "1"], program).messages.contains("was undone by 2"))
      let again = try await say(["undo", "2"], program).output
      #expect(again.contains("are one story) holds again.\n  story "), "\(again)")
      #expect(try await areTogether(Self.visit, Self.drones, program))
    }
  }

  @Test func `entries are split off, moved and kept apart`() async throws {
    try await withNews { program in
      let visit = try await story(of: Self.visit, program)
      let split = try await say(["split", visit, Self.visit], program)
      #expect(split.status == 0, "\(split.messages)")
      #expect(try await story(of: Self.visit, program) != visit)
      let drones = try await story(of: Self.drones, program)
      let moved = try await say(["move", Self.visit, drones], program)
      #expect(moved.status == 0, "\(moved.messages)")
      #expect(try await story(of: Self.visit, program) == drones)
      #expect(try await say(["move", Self.visit, drones], program).messages.contains("already"))
      let apart = try await say(["separate", Self.visit, Self.drones], program)
      #expect(apart.output.contains("goes against decision 2, which gives way"))
      #expect(try await story(of: Self.visit, program) != drones)
      let entry = try await say(["split", visit, Self.drones], program)
      #expect(entry.status == 1 && entry.messages.contains("not in \(visit)"))
    }
  }

  @Test func `decisions go to another machine and wait there for their entries`() async throws {
    try await withNews { program in
      _ = try await say(["join", Self.visit, Self.drones], program)
      _ = try await say(["decisions", "export", "said.jsonl"], program)
      let all = try await say(["decisions", "export"], program).output
      #expect(program.text("said.jsonl") == all)
      let first = try await program.run(["decisions", "import", "said.jsonl", "--data", "other"])
      #expect(first.output.contains("1 decisions read, 1 of them new."), "\(first.messages)")
      _ = try await program.run(["run", "--data", "other", "--output", "out2"] + Self.clock)
      let why = try await program.run(["why", Self.visit, Self.drones, "--data", "other"])
      #expect(why.output.contains("They are together"))
      let again = try await program.run(["decisions", "import", "said.jsonl", "--data", "other"])
      #expect(again.output.contains("0 of them new"))
      try program.write(all + "{\"version\":1}\n", to: "bad.jsonl")
      let bad = try await program.run(["decisions", "import", "bad.jsonl", "--data", "third"])
      #expect(bad.status == 2)
      #expect(bad.messages.contains("bad.jsonl, line 2: \"kind\" is missing. Nothing was imported"))
      let list = try await say(["decisions", "list", "--json"], program).output
      #expect(list.contains("\"number\":1") && !list.contains("undone_by"))
    }
  }

  @Test func `a decision made while a run is at work is kept`() async throws {
    try await withNews { program in
      let lock = try FileHandle(forUpdating: program.file("data/lock"))
      #expect(flock(lock.fileDescriptor, LOCK_EX) == 0)
      let told = try await say(["join", Self.visit, Self.drones, "--wait", "1s"], program)
      #expect(told.status == 75)
      #expect(told.messages.contains("Decision 1 is kept, but another run is at work"))
      try lock.close()
      _ = try await say(["run", "--output", "out"], program)
      #expect(try await areTogether(Self.visit, Self.drones, program))
    }
  }

  @Test func `decisions are measured, and thresholds tried, without changing anything`()
    async throws
  {
    try await withNews { program in
      let none = try await say(["score"], program, hasClock: false)
      #expect(none.status == 0 && none.output.contains("There are no decisions yet"))
      _ = try await say(["join", Self.visit, Self.drones], program)
      let score = try await say(["score"], program, hasClock: false).output
      #expect(score.contains("together_right: 1.0000\ntogether_right_alone: 0.0000"), "\(score)")
      #expect(score.contains("apart_pairs: 0\napart_right: -"))
      let before = try await say(["stories", "--json"], program).output
      let trial = try await say(["cluster", "--dry-run", "--threshold", "0.5"], program)
      #expect(trial.status == 0 && trial.output.contains("split  \""), "\(trial.messages)")
      let json = try await say(
        ["cluster", "--dry-run", "--threshold", "0.5", "--json"], program)
      #expect(json.output.contains("\"change\":\"split\""))
      let same = try await say(["cluster", "--dry-run"], program)
      #expect(same.output.contains("No story would be divided"))
      #expect(try await say(["stories", "--json"], program).output == before)
      #expect(try await say(["cluster", "--json"], program).status == 2)
    }
  }

  @Test(arguments: [
    ["join", "one"], ["split", "one"], ["move", "one"], ["separate", "one"],
    ["undo", "1", "2"], ["decisions", "forget"],
  ])
  func `wrong usage ends with 2`(arguments: [String]) async throws {
    try await NewsfoldProgram.inFolder { program in
      let ending = try await program.run(arguments)
      #expect(ending.status == 2)
    }
  }

  @Test(arguments: ["join", "split", "move", "separate", "undo", "decisions"])
  func `every command teaches itself with an example`(command: String) async throws {
    try await NewsfoldProgram.inFolder { program in
      let help = try await program.run([command, "--help"])
      #expect(help.status == 0 && help.output.contains("\n  newsfold \(command)"))
    }
  }
}

extension NewsfoldProgram {
  /// A file in the program's folder.
  fileprivate func file(_ name: String) -> URL { folder.appending(path: name) }
}
