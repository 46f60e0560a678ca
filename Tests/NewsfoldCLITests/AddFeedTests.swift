import Foundation
import TestSupport
import Testing

/// `newsfold feeds add` against a real server on loopback.
@Suite(.serialized) struct AddFeedTests {
  private let feed =
    "<rss version='2.0'><channel><title>Old &amp; Mill</title><link>https://mill.example/</link></channel></rss>"

  /// A site behind a server, and the program in a folder with nothing in it.
  private struct Site {
    let server: LoopbackServer
    let program: NewsfoldProgram

    func set(_ path: String, _ body: String, type: String = "text/html") async {
      await server.set(path, .init(body: Array(body.utf8), headers: ["Content-Type": type]))
    }

    /// Adds an address of the site.
    func add(_ path: String, _ options: String...) async throws -> NewsfoldProgram.Ending {
      let port = await server.port
      return try await program.run(
        ["feeds", "add", await server.url(path), "--allow-host", "127.0.0.1:\(port)"] + options)
    }
  }

  private func withSite(_ body: (Site) async throws -> Void) async throws {
    try await NewsfoldProgram.inFolder { program in
      let server = try LoopbackServer()
      try await server.start()
      try await body(Site(server: server, program: program))
      await server.stop()
    }
  }

  private func link(_ address: String, title: String = "", type: String = "rss") -> String {
    "<link rel='alternate' type='application/\(type)+xml' title='\(title)' href='\(address)'>"
  }

  @Test func `a feed is added under its own name, after one request`() async throws {
    try await withSite { site in
      await site.set("/feed", feed, type: "application/rss+xml")
      let added = try await site.add("/feed", "--folder", "World/Europe")
      #expect(added.status == 0 && added.output.isEmpty && added.messages.isEmpty)
      let list = site.program.text("feeds.opml")
      #expect(list.contains("title=\"Old &amp; Mill\"") && list.contains("https://mill.example/"))
      #expect(list.contains("<outline text=\"Europe\">"))
      #expect(await site.server.requests.map(\.path) == ["/feed"])
      let again = try await site.add("/feed")
      #expect(again.status == 1 && again.messages.contains("in the list already"))
      #expect(await site.server.requests.count == 1)
    }
  }

  @Test func `a page's only feed is named and added`() async throws {
    try await withSite { site in
      await site.set("/", "<html><head>\(link("news/feed"))</head></html>")
      await site.set("/news/feed", feed)
      let added = try await site.add("/", "--title", "Mine")
      #expect(added.status == 0, "\(added.messages)")
      #expect(added.messages.contains("/ links to this feed: Old & Mill, "))
      let list = site.program.text("feeds.opml")
      #expect(list.contains("text=\"Mine\"") && list.contains("/news/feed\""))
    }
  }

  @Test func `a page's feeds are listed, and one is taken by its number`() async throws {
    try await withSite { site in
      let links = link("/a", title: "News\n2  Fake") + link("/b", title: "Comments", type: "atom")
      await site.set("/", "<html><head>\(links)</head></html>")
      await site.set("/b", "<feed xmlns='http://www.w3.org/2005/Atom'><title>B</title></feed>")
      let asked = try await site.add("/")
      #expect(asked.status == 2 && asked.messages.contains("--feed N"))
      let lines = asked.output.split(separator: "\n")
      #expect(lines.count == 2 && lines[0].hasPrefix("1  News 2 Fake  RSS   http://127.0.0.1:"))
      #expect(lines[1].hasPrefix("2  Comments     Atom  "))
      #expect(site.program.text("feeds.opml").isEmpty)
      #expect(try await site.add("/", "--feed", "3").status == 2)
      let chosen = try await site.add("/", "--feed", "2")
      #expect(chosen.status == 0 && site.program.text("feeds.opml").contains("/b\""))
    }
  }

  @Test func `a link that leads to no feed is not added`() async throws {
    try await withSite { site in
      await site.set("/", "<html><head>\(link("/gone"))</head></html>")
      let gone = try await site.add("/")
      #expect(gone.status == 1 && gone.messages.contains("404"))
      await site.set("/", "<html><body><a href='/rss'>RSS</a></body></html>")
      await site.set("/rss", "<html></html>")
      let guess = try await site.add("/")
      #expect(guess.status == 1 && guess.messages.contains("seems to link"))
      #expect(site.program.text("feeds.opml").isEmpty)
    }
  }

  @Test func `the usual places are tried in order, and only when asked`() async throws {
    try await withSite { site in
      await site.set("/page", "<html><head></head></html>")
      let none = try await site.add("/page")
      #expect(none.status == 1 && none.messages.contains("--well-known"))
      #expect(await site.server.requests.map(\.path) == ["/page"])
      await site.server.forgetRequests()
      let nowhere = try await site.add("/page", "--well-known")
      #expect(nowhere.status == 1)
      #expect(await site.server.requests.count == 10)
      await site.server.forgetRequests()
      await site.set("/rss.xml", feed)
      let found = try await site.add("/page", "--well-known")
      #expect(found.status == 0 && found.messages.contains("/rss.xml"))
      #expect(
        await site.server.requests.map(\.path) == ["/page", "/feed", "/rss", "/rss.xml"])
    }
  }

  @Test func `a host that is asked too often is left alone`() async throws {
    try await withSite { site in
      await site.set("/page", "<html></html>")
      await site.server.set("/feed", .init(status: 429))
      let limited = try await site.add("/page", "--well-known")
      #expect(limited.status == 1)
      #expect(await site.server.requests.count == 2)
    }
  }

  @Test func `a feed that moved for good is added where it is now`() async throws {
    try await withSite { site in
      await site.server.set("/old", .init(status: 301, headers: ["Location": "/new"]))
      await site.set("/new", feed)
      let added = try await site.add("/old")
      #expect(added.status == 0 && added.messages.contains("moved for good"))
      #expect(site.program.text("feeds.opml").contains("/new\""))
      let again = try await site.add("/old")
      #expect(again.status == 1 && again.messages.contains("in the list already"))
    }
  }

  @Test func `what cannot be reached is not added, unless nobody asks it`() async throws {
    try await withSite { site in
      await site.server.stop()
      let unreachable = try await site.add("/feed")
      #expect(unreachable.status == 1 && unreachable.messages.contains("--no-check"))
      let address = await site.server.url("/feed")
      let refused = try await site.program.run(["feeds", "add", address])
      #expect(refused.status == 1 && refused.messages.contains("private or local address"))
      #expect(site.program.text("feeds.opml").isEmpty)
      #expect(try await site.add("/feed", "--no-check").status == 0)
      #expect(try await site.add("/other", "--offline").status == 0)
      #expect(site.program.text("feeds.opml").contains("/other\""))
    }
  }

  @Test(arguments: [
    ("example.org/feed?a=b://c", "https://example.org/feed?a=b://c"),
    ("localhost:8080", "https://localhost:8080"), ("feed://example.org/x", "http://example.org/x"),
    ("feed:https://example.org/x", "https://example.org/x"), ("feeds/two", "feeds/two"),
    ("here.org", "here.org"), ("rss.xml", "rss.xml"), ("../up.xml", "../up.xml"),
  ])
  func `an address without a scheme is https, unless it is a file's`(
    typed: String, kept: String
  ) async throws {
    try await NewsfoldProgram.inFolder { program in
      try program.write("", to: "here.org")
      let added = try await program.run(["feeds", "add", typed, "--no-check"])
      #expect(added.status == 0, "\(added.messages)")
      #expect(program.text("feeds.opml").contains("xmlUrl=\"\(kept)\""))
      #expect(try await program.run(["feeds", "remove", typed]).status == 0)
      #expect(!program.text("feeds.opml").contains("xmlUrl"))
    }
  }

  @Test(arguments: ["mailto:a@example.org", "javascript:alert(1)", "", "ftp://example.org/feed"])
  func `what is no address is refused`(typed: String) async throws {
    try await NewsfoldProgram.inFolder { program in
      let refused = try await program.run(["feeds", "add", "--no-check", "--", typed])
      #expect(refused.status == 2)
      #expect(program.text("feeds.opml").isEmpty)
    }
  }

  @Test func `a file is read if it is there, and added anyway if not`() async throws {
    try await NewsfoldProgram.inFolder { program in
      try program.write(feed, to: "mill.xml")
      try program.write("<html></html>", to: "page.html")
      #expect(try await program.run(["feeds", "add", "mill.xml"]).status == 0)
      let missing = try await program.run(["feeds", "add", "missing.xml"])
      #expect(missing.status == 0 && missing.messages.contains("cannot be read"))
      #expect(try await program.run(["feeds", "add", "page.html"]).status == 1)
      let outside = try await program.run(["feeds", "add", "/etc/hostname"])
      #expect(outside.status == 1 && outside.messages.contains("--allow-files"))
      let list = program.text("feeds.opml")
      #expect(list.contains("text=\"Old &amp; Mill\"") && list.contains("xmlUrl=\"missing.xml\""))
    }
  }

  @Test func `a list keeps all else it says`() async throws {
    try await NewsfoldProgram.inFolder { program in
      try program.write(try Fixture.text("opml/namespaces.opml"), to: "real.opml")
      try FileManager.default.createSymbolicLink(
        atPath: program.folder.appending(path: "feeds.opml").path, withDestinationPath: "real.opml")
      for arguments in [["add", "--no-check", "a.xml"], ["remove", "a.xml"]] {
        #expect(try await program.run(["feeds"] + arguments).status == 0)
      }
      let list = program.text("real.opml")
      #expect(list.contains("fz:priority=\"important\"") && list.contains("<rg:account name="))
      #expect(list.contains("xmlns:fz=\"urn:example:reader\"") && !list.contains("a.xml"))
      #expect(program.text("feeds.opml.bak").contains("a.xml"))
    }
  }

  @Test func `an import keeps folders and other readers' words`() async throws {
    try await NewsfoldProgram.inFolder { program in
      try program.write(try Fixture.text("opml/namespaces.opml"), to: "other.opml")
      for _ in 0..<2 {
        #expect(try await program.run(["feeds", "import", "other.opml"]).status == 0)
      }
      let exported = try await program.run(["feeds", "export"])
      #expect(exported.output.contains("fz:priority=\"important\""))
      let listed = try await program.run(["feeds", "list"])
      #expect(listed.output.contains("Tech/Deep/Deeper  Old Mill"))
      #expect(listed.output.split(separator: "\n").count == 2)
      try program.write("<opml>\n<body>\n<outline\n</body></opml>", to: "broken.opml")
      let broken = try await program.run(["feeds", "import", "broken.opml"])
      #expect(broken.status == 2 && broken.messages.contains("broken.opml"))
      #expect(broken.messages.contains("line 4"))
    }
  }
}
