import Foundation
import TestSupport
import Testing

/// `feeds why`, `feeds check` and `status`, over a real server.
struct FeedCommandsTests {
  private static let feed =
    "<rss version=\"2.0\"><channel><title>Otter News</title><ttl>240</ttl>"
    + "<item><guid>1</guid><title>Otters</title></item></channel></rss>"

  private func withFeed(
    _ body: (NewsfoldProgram, LoopbackServer, String) async throws -> Void
  ) async throws {
    let server = try LoopbackServer()
    try await server.start()
    await server.set("/feed", .init(body: Array(Self.feed.utf8)))
    let url = "http://127.0.0.1:\(await server.port)"
    try await NewsfoldProgram.inFolder { program in
      try program.write(
        """
        <opml version="2.0"><head/><body>
        <outline type="rss" text="Otters" xmlUrl="\(url)/feed"/>
        <outline type="rss" text="Lost" xmlUrl="\(url.replacing("//", with: "//me:hidden@"))/lost"/>
        </body></opml>
        """, to: "feeds.opml")
      try await body(program, server, url.replacing("http://", with: ""))
    }
    await server.stop()
  }

  @Test func `why a feed waits is said in words`() async throws {
    try await withFeed { program, _, host in
      let never = try await program.run(["feeds", "why", "otters"])
      #expect(never.status == 1 && never.messages.contains("newsfold run"))
      _ = try await program.run(
        ["run", "--allow-host", host, "--lenient", "--now", "2025-05-22T21:00:00Z"])
      let soon = ["--now", "2025-05-22T21:30:00Z"]
      let why = try await program.run(["feeds", "why", "http://\(host)/feed"] + soon)
      #expect(why.output.contains("last asked 2025-05-22T21:00:00Z (30 minutes ago)"))
      #expect(why.output.contains("not asked again before 2025-05-23T00:58:00Z (in 3 hours)"))
      #expect(why.output.contains("every 4 hours"))
      let lost = try await program.run(["feeds", "why", "lost"] + soon)
      #expect(lost.output.contains("no such page (404)"))
      let status = try await program.run(["status"] + soon)
      #expect(status.output.contains("in 3 hours") && status.output.contains("failing"))
      let sick = try await program.run(["status", "--sick"] + soon)
      #expect(sick.output.contains("Lost") && !sick.output.contains("Otters"))
    }
  }

  @Test func `no command but export shows a password`() async throws {
    try await withFeed { program, _, host in
      let run = try await program.run(["run", "--allow-host", host, "--verbose"])
      #expect(run.status == 3 && run.messages.contains("404"))
      var said = run.messages
      for command in [
        ["status"], ["status", "--json"], ["feeds", "list"], ["feeds", "list", "--json"],
        ["feeds", "why", "lost"], ["feeds", "why", "lost", "--json"], ["stories", "--json"],
      ] {
        let ending = try await program.run(command)
        #expect(ending.status == 0, "\(command)")
        said += ending.output + ending.messages
      }
      #expect(said.contains("/lost") && !said.contains("hidden"))
      #expect(try await program.run(["feeds", "export"]).output.contains("hidden"))
    }
  }

  @Test func `a check shows the exchange and what was read, and stores nothing`() async throws {
    try await withFeed { program, server, host in
      let check = try await program.run(["feeds", "check", "Otters", "--allow-host", host])
      #expect(check.status == 0)
      for part in [
        "> GET http://\(host)/feed", "> User-Agent: Newsfold/", "< 200", "rss20", "1 entries",
      ] { #expect(check.output.contains(part), "\(part)") }
      #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/.local"))
      let lost = try await program.run(["feeds", "check", "lost", "--allow-host", host])
      #expect(lost.status == 1 && lost.output.contains("< 404"))
      #expect(!lost.output.contains("hidden"))
      await server.set("/page", .init(body: Array("<html><title>Hi</title></html>".utf8)))
      let page = try await program.run([
        "feeds", "check", "http://\(host)/page", "--allow-host", host,
      ])
      #expect(page.status == 1 && page.output.contains("It is no feed"))
    }
  }

  @Test func `a second check tells that nothing is new, and a whole one reads again`() async throws
  {
    try await withFeed { program, _, host in
      _ = try await program.run(["run", "--allow-host", host, "--lenient"])
      let access = ["--allow-host", host]
      let check = try await program.run(["feeds", "check", "Otters"] + access)
      #expect(check.output.contains("< 304") && check.output.contains("Nothing is new"))
      let whole = try await program.run(["feeds", "check", "Otters", "--whole"] + access)
      #expect(whole.output.contains("< 200") && whole.output.contains("Title: Otter News"))
    }
  }
}
