import Foundation
import TestSupport
import Testing

/// What becomes of stored entries: pruned by hand, kept over damage.
struct KeepingTests {
  private static let feed =
    "<rss version=\"2.0\"><channel><title>Otter News</title>"
    + "<item><guid>old</guid><title>Old otters</title><pubDate>Wed, 01 Jan 2025 08:00:00 GMT</pubDate></item>"
    + "<item><guid>new</guid><title>New otters</title><pubDate>Thu, 22 May 2025 08:00:00 GMT</pubDate></item>"
    + "</channel></rss>"

  private func withFeed(_ body: (NewsfoldProgram) async throws -> Void) async throws {
    try await NewsfoldProgram.inFolder { program in
      try program.write(Self.feed, to: "feed.xml")
      try program.write(
        "<opml version=\"2.0\"><head/><body><outline text=\"Otters\" xmlUrl=\"feed.xml\"/></body></opml>",
        to: "feeds.opml")
      try await body(program)
    }
  }

  private func run(_ program: NewsfoldProgram, _ time: String) async throws
    -> NewsfoldProgram.Ending
  {
    try await program.run(["run", "--verbose", "--data", "data", "--output", "out", "--now", time])
  }

  @Test func `what was pruned does not come back, not even edited`() async throws {
    try await withFeed { program in
      #expect(try await run(program, "2025-05-22T21:00:00Z").messages.contains("2 new entries"))
      let pruned = try await program.run([
        "prune", "--verbose", "--data", "data", "--older-than", "90d", "--now",
        "2025-05-22T22:00:00Z",
      ])
      #expect(pruned.messages.contains("1 entries and 1 stories taken out"))
      try program.write(
        Self.feed.replacing("Old otters", with: "Old otters, edited")
          .replacing(
            "</channel>", with: "<item><guid>x</guid><title>More</title></item></channel>"),
        to: "feed.xml")
      let again = try await run(program, "2025-05-23T21:00:00Z")
      #expect(again.messages.contains("1 new entries"))
      #expect(!program.text("out/merged.atom").contains("Old otters"))
    }
  }

  @Test func `a damaged database is kept, told, and followed by its copy`() async throws {
    try await withFeed { program in
      _ = try await run(program, "2025-05-22T21:00:00Z")
      let published = program.text("out/merged.atom")
      let database = program.folder.appending(path: "data/newsfold.sqlite")
      try Data(repeating: 0x5A, count: 100_000).write(to: database)
      let ending = try await run(program, "2025-05-23T21:00:00Z")
      #expect(ending.status == 0)
      #expect(ending.messages.contains("The database is damaged"))
      let names = try FileManager.default.contentsOfDirectory(atPath: program.folder.path + "/data")
      #expect(names.contains { $0.contains(".damaged-") })
      #expect(program.text("out/merged.atom") == published)
      #expect(try await run(program, "2025-05-24T21:00:00Z").messages.contains("damaged") == false)
    }
  }
}
