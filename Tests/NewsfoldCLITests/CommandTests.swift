import FeedModel
import Foundation
import TestSupport
import Testing

/// The built program as people start it.
struct CommandTests {
  /// What the program said and how it ended.
  private struct Ending {
    let status: Int32
    let output: String
    let messages: String
  }

  private static let program = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "newsfold")

  private func newsfold(_ arguments: [String], in folder: URL, input: String = "") throws -> Ending
  {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
    let output = folder.appending(path: "output-\(UUID())")
    let messages = folder.appending(path: "messages-\(UUID())")
    let given = folder.appending(path: "input-\(UUID())")
    for file in [output, messages] { try Data().write(to: file) }
    try Data(input.utf8).write(to: given)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    process.standardInput = try FileHandle(forReadingFrom: given)
    try process.run()
    process.waitUntilExit()
    return Ending(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: try String(contentsOf: output, encoding: .utf8),
      messages: try String(contentsOf: messages, encoding: .utf8))
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try body(folder)
    try FileManager.default.removeItem(at: folder)
  }

  private func list(_ feeds: [String], in folder: URL) throws {
    let outlines = feeds.map { "<outline type=\"rss\" text=\"\($0)\" xmlUrl=\"\($0)\"/>" }.joined()
    let opml = "<opml version=\"2.0\"><head/><body>\(outlines)</body></opml>"
    try Data(opml.utf8).write(to: folder.appending(path: "feeds.opml"))
  }

  private func copyFeed(_ name: String, to folder: URL) throws {
    try Data(try Fixture.bytes("demo/" + name)).write(to: folder.appending(path: name))
  }

  private let clock = ["--now", "2025-05-22T21:00:00Z"]

  @Test func `a quiet run says nothing and ends with 0`() throws {
    try withFolder { folder in
      try list(["rheinblick.xml"], in: folder)
      try copyFeed("rheinblick.xml", to: folder)
      for _ in 0..<2 {
        let ending = try newsfold(["run", "--output", "out"] + clock, in: folder)
        #expect(ending.status == 0 && ending.output == "" && ending.messages == "")
      }
      #expect(
        FileManager.default.fileExists(atPath: folder.appending(path: "out/merged.atom").path))
    }
  }

  @Test(arguments: [("--verbose", Int32(3)), ("--strict", 1), ("--lenient", 0)])
  func `a feed that fails is named, and the exit status is as asked`(
    option: String, status: Int32
  ) throws {
    try withFolder { folder in
      try list(["rheinblick.xml", "missing.xml", "http://127.0.0.1:9/private"], in: folder)
      try copyFeed("rheinblick.xml", to: folder)
      let ending = try newsfold(["run", "--output", "out", option] + clock, in: folder)
      #expect(ending.status == status)
      #expect(ending.messages.contains("2 of 3 feeds failed"))
      #expect(ending.messages.contains("missing.xml"))
      #expect(ending.messages.contains("private or local address"))
      #expect(
        FileManager.default.fileExists(atPath: folder.appending(path: "out/merged.atom").path))
    }
  }

  @Test(arguments: [
    ["run", "--nonsense"], ["run"], ["run", "--strict", "--lenient"], ["nonsense"],
    ["run", "--now", "yesterday"], ["stories", "--limit=-1"], ["run", "--max-time", "1e30d"],
    ["cluster", "--from", "x", "--stream", "0s"], ["cluster", "--from", "none.jsonl"],
    ["-c", "none.toml", "config", "show"],
    ["run", "-c", "none.toml"],
  ])
  func `wrong usage ends with 2 and a message`(arguments: [String]) throws {
    try withFolder { folder in
      let ending = try newsfold(arguments, in: folder)
      #expect(ending.status == 2)
      #expect(!ending.messages.isEmpty && ending.output.isEmpty)
    }
  }

  @Test(arguments: [
    ("[fetch]\n  paralel = 3\n", "newsfold.toml:2:3", "paralel"),
    ("[fetch]\nparallel = \"many\"\n", "newsfold.toml:2:1", "whole number"),
    ("feeds = \n", "newsfold.toml:1:", "value"),
  ])
  func `a wrong setting is named with file, line and column`(
    text: String, place: String, word: String
  ) throws {
    try withFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: "newsfold.toml"))
      let ending = try newsfold(["config", "show"], in: folder)
      #expect(ending.status == 2)
      #expect(ending.messages.contains(place) && ending.messages.contains(word))
    }
  }

  @Test func `the settings template is a settings file`() throws {
    try withFolder { folder in
      let template = try newsfold(["config", "init"], in: folder)
      let active = template.output.split(separator: "\n").filter {
        !$0.hasPrefix("# ") || $0.contains(" = ")
      }
      .map { $0.hasPrefix("# ") ? $0.dropFirst(2) : $0[...] }
      .filter { !$0.hasSuffix("= \"\"") }
      try Data(active.joined(separator: "\n").utf8).write(
        to: folder.appending(path: "newsfold.toml"))
      let shown = try newsfold(["config", "show"], in: folder)
      #expect(shown.status == 0, "\(shown.messages)")
      #expect(shown.output.contains("fetch.parallel = 64"))
    }
  }

  @Test func `feeds are added, listed, handed on and taken off`() throws {
    try withFolder { folder in
      let added = try newsfold(
        [
          "feeds", "add", "https://example.org/feed", "--no-check", "--title", "Example",
          "--folder", "World/Europe",
        ],
        in: folder)
      #expect(added.status == 0)
      #expect(try newsfold(["feeds", "add", "https://example.org/feed"], in: folder).status == 1)
      let listed = try newsfold(["feeds"], in: folder)
      #expect(listed.output.contains("World/Europe  Example  https://example.org/feed"))
      #expect(try newsfold(["feeds", "export"], in: folder).output.contains("<opml"))
      #expect(
        try newsfold(["feeds", "remove", "https://example.org/feed"], in: folder).status == 0)
      #expect(try newsfold(["feeds", "list"], in: folder).output.trimmingASCIIWhitespace().isEmpty)
    }
  }

  @Test func `a broken list of feeds is named, and never written anew`() throws {
    try withFolder { folder in
      let broken = "<opml><body><outline text=\"a\" xmlUrl=\"a.xml\"/><outline"
      let file = folder.appending(path: "feeds.opml")
      try Data(broken.utf8).write(to: file)
      for arguments in [["run"], ["feeds", "add", "https://example.org/feed"]] {
        let ending = try newsfold(arguments, in: folder)
        #expect(
          ending.status == 2 && ending.messages.contains("feeds.opml: the list of feeds is broken"))
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == broken)
    }
  }

  @Test func `the doctor finds what is wrong and makes nothing`() throws {
    try withFolder { folder in
      let files = FileManager.default
      let empty = try newsfold(["doctor", "--data", "data"], in: folder)
      #expect(empty.status == 1 && empty.output.contains("TROUBLE feeds: feeds.opml"))
      #expect(!files.fileExists(atPath: folder.appending(path: "data").path))
      try copyFeed("capital-courier.xml", to: folder)
      try list(["capital-courier.xml"], in: folder)
      _ = try newsfold(["run", "--data", "data", "--output", "out"], in: folder)
      let well = try newsfold(["doctor", "--data", "data"], in: folder)
      #expect(well.status == 0 && !well.output.contains("TROUBLE"))
      #expect(well.output.contains("newsfold.sqlite: whole"))
      let back = try newsfold(
        ["doctor", "--data", "data", "--now", "2026-01-02T00:00:00Z"], in: folder)
      #expect(back.status == 1 && back.output.contains("it was put back"))
      let later = try newsfold(
        ["doctor", "--data", "data", "--now", "2126-01-02T00:00:00Z"], in: folder)
      #expect(later.status == 1 && later.output.contains("crontab"))
      let database = folder.appending(path: "data/newsfold.sqlite")
      let bytes = try Data(contentsOf: database)
      try bytes.prefix(bytes.count / 2).write(to: database)
      for end in ["-wal", "-shm"] {
        try? files.removeItem(atPath: database.path + end)
      }
      let damaged = try newsfold(["doctor", "--data", "data", "--json"], in: folder)
      #expect(damaged.status == 1 && damaged.output.contains("the database is damaged"))
      #expect(try Data(contentsOf: database).count == bytes.count / 2)
      try Data().write(to: folder.appending(path: "file"))
      let file = try newsfold(["doctor", "--data", "file/data", "--quiet"], in: folder)
      #expect(file.status == 1 && file.output.contains("is no folder"))
      #expect(!file.output.contains("ok "))
    }
  }

  @Test func `looking at stories makes nothing and moves no cursor`() throws {
    try withFolder { folder in
      for command in ["stories", "why a", "why a b", "story abcd", "join a b", "decisions list"] {
        let words = command.split(separator: " ").map(String.init)
        let nothing = try newsfold(words + ["--data", "data"], in: folder)
        #expect(nothing.status == 1 && nothing.messages.contains("nothing is stored there yet"))
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "data").path))
      }
      let feed =
        #"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","title":"A \u001b[31mred\u0007 title"}]}"#
      try Data(feed.utf8).write(to: folder.appending(path: "feed.json"))
      try list(["feed.json"], in: folder)
      _ = try newsfold(["run", "--data", "data", "--output", "out"] + clock, in: folder)
      let stories = try newsfold(["stories", "--data", "data"], in: folder)
      #expect(stories.output.contains("red") && !stories.output.contains("\u{1B}"))
      #expect(!stories.output.contains("\u{7}"))
    }
  }

  @Test func `a story and the reasons for it can be looked at`() throws {
    try withFolder { folder in
      let names = ["northern-dispatch.xml", "harbour-ledger.xml", "eastgate-monitor.xml"]
      try list(names, in: folder)
      for name in names { try copyFeed(name, to: folder) }
      _ = try newsfold(["run", "--output", "out"] + clock, in: folder)
      let stories = try newsfold(["stories", "--min-outlets", "2", "--json"], in: folder)
      let line = try #require(stories.output.split(separator: "\n").first)
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let id = try #require(object?["id"] as? String)
      let story = try newsfold(["story", String(id.prefix(8))], in: folder)
      #expect(
        story.status == 0 && story.output.contains("Rare words that it shares with the story"))
      let members = try #require(object?["members"] as? [[String: Any]])
      let entries = members.compactMap { $0["entry"] as? String }
      let why = try newsfold(["why", entries[0], entries[1]], in: folder)
      #expect(why.output.contains("They are together in story \(id)"))
      #expect(try newsfold(["story", "nonsense"], in: folder).status == 1)
    }
  }

  @Test func `status tells of every feed, as text and as JSON`() throws {
    try withFolder { folder in
      try list(["rheinblick.xml", "missing.xml"], in: folder)
      try copyFeed("rheinblick.xml", to: folder)
      _ = try newsfold(["run", "--output", "out"] + clock, in: folder)
      let text = try newsfold(["status"], in: folder)
      #expect(text.output.contains("failing: the file cannot be read: no such file"))
      let json = try newsfold(["status", "--json"], in: folder)
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect((object?["feeds"] as? [Any])?.count == 2)
    }
  }

  @Test func `a file of entries is clustered without a database`() throws {
    try withFolder { folder in
      let lines = """
        {"id":"a","title":"Bridge at Karsa falls into the river","published":"2025-05-20T08:00:00Z","language":"en"}
        {"id":"b","title":"River takes the bridge at Karsa","published":"2025-05-20T09:00:00Z","language":"en"}
        {"id":"c","title":"Chess champion keeps her title","published":"2025-05-20T10:00:00Z","language":"en"}
        """
      try Data(lines.utf8).write(to: folder.appending(path: "entries.jsonl"))
      let ending = try newsfold(
        ["cluster", "--from", "entries.jsonl", "--predictions", "out.jsonl", "--stream", "30m"],
        in: folder)
      #expect(ending.status == 0, "\(ending.messages)")
      let predictions = try String(contentsOf: folder.appending(path: "out.jsonl"), encoding: .utf8)
      #expect(predictions.split(separator: "\n").count == 3)
    }
  }

  @Test func `a feed is parsed from standard input`() throws {
    try withFolder { folder in
      let ending = try newsfold(
        ["parse", "-"], in: folder,
        input: "<rss version=\"2.0\"><channel><title>T</title></channel></rss>")
      #expect(ending.status == 0 && ending.output.contains("\"title\":\"T\""))
      #expect(try newsfold(["parse", "-"], in: folder, input: "<html></html>").status == 1)
    }
  }

  @Test(arguments: [
    "run", "fetch", "cluster", "publish", "stories", "story", "why", "parse", "feeds", "status",
    "score", "config",
  ])
  func `every command explains itself`(command: String) throws {
    try withFolder { folder in
      let ending = try newsfold([command, "--help"], in: folder)
      #expect(ending.status == 0 && ending.output.contains("USAGE: newsfold \(command)"))
    }
  }
}
