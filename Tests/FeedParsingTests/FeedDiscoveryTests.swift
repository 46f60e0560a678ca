import FeedModel
import FeedParsing
import TestSupport
import Testing

struct FeedDiscoveryTests {
  private func feeds(
    _ html: String, at url: String? = "https://orbit.example/", contentType: String? = nil
  ) -> [LinkedFeed] {
    feeds(Array(html.utf8), at: url, contentType: contentType)
  }

  private func feeds(
    _ bytes: [UInt8], at url: String? = "https://orbit.example/", contentType: String? = nil
  ) -> [LinkedFeed] {
    FeedDiscovery().feeds(in: FetchedDocument(bytes: bytes, url: url, contentType: contentType))
  }

  @Test func `the feeds a page names come in its order, absolute and once`() throws {
    let found = feeds(try Fixture.bytes("pages/blog.html"))
    #expect(
      found.map(\.url.rawValue) == [
        "https://orbit.example/feed/", "https://orbit.example/comments/feed/",
        "https://feeds.orbit.example/atom.xml", "https://orbit.example/feed.json",
        "https://orbit.example/old", "https://orbit.example/?format=rdf",
      ])
    #expect(found.map(\.format) == [.rss, .rss, .atom, .json, nil, .rdf])
    #expect(
      found.map(\.title)[..<3] == [
        "Orbit & Field » Feed", "Orbit & Field » Comments Feed",
        "Café in two lines",
      ])
    #expect(found[2].language == "fr" && found.allSatisfy { !$0.isGuess })
  }

  @Test func `where a page names none, links that look like feeds of its host are guesses`() throws
  {
    let found = feeds(
      try Fixture.bytes("pages/anchors.html"), at: "https://old-mill.example/index.html")
    #expect(
      found.map(\.url.rawValue) == [
        "https://old-mill.example/news/latest.rss", "https://old-mill.example/feed",
        "https://old-mill.example/tag/x/feed/?a=1&b=2", "https://old-mill.example/news/LATEST.XML",
        "https://old-mill.example/my.feed.json",
      ])
    #expect(found.allSatisfy { $0.isGuess && $0.format == nil } && found[0].title == "Latest")
  }

  @Test func `a base counts wherever it stands, unless it is no web address`() {
    let link = "<link rel=alternate type=text/xml href=f.xml>"
    #expect(
      feeds(link + "<base href=/a/b>").map(\.url.rawValue) == ["https://orbit.example/a/f.xml"])
    for base in ["javascript:x", "data:text/html,x", "mailto:a@b.example"] {
      #expect(
        feeds("<base href='\(base)'>" + link).map(\.url.rawValue) == ["https://orbit.example/f.xml"]
      )
    }
    #expect(feeds(link, at: nil).isEmpty)
  }

  @Test(
    arguments: [
      ("<meta charset=windows-1251>", nil),
      ("<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>", nil),
      ("<meta charset=utf-8>", "text/html; charset=windows-1251"),
      ("<meta charset='utf-16'>", "text/html; charset=windows-1251"),
    ] as [(String, String?)])
  func `a page's encoding is HTTP's, or stands in a meta`(meta: String, contentType: String?) {
    let start = "<html>\(meta)<link rel=alternate type=application/rss+xml href=/f title='"
    let bytes = Array(start.utf8) + [0xCA, 0xF3, 0xF0, 0xF1, 0xEA] + Array("'>".utf8)
    #expect(feeds(bytes, contentType: contentType).first?.title == "Курск")
  }

  @Test func `hostile pages are read in linear time`() {
    let link = "<link rel=alternate type=application/rss+xml href=/f"
    let pages = [
      String(repeating: "<link ", count: 50_000),
      String(repeating: "<a href=/feed>", count: 10_000),
      link + String(repeating: " a", count: 50_000) + ">",
      String(repeating: "<base href=x><!--", count: 60_000),
      String(repeating: "<template>", count: 20_000),
      String(repeating: "<meta charset=x ", count: 60_000),
      (0..<5_000).map { link + "\($0)>" }.joined(),
      "<title>" + String(repeating: "<", count: 100_000),
    ]
    let duration = ContinuousClock().measure {
      for page in pages { #expect(feeds(page).count <= 200) }
    }
    #expect(duration < .seconds(30))
  }

  @Test(arguments: Seed.several) func `whatever is found is a web address`(seed: Seed) throws {
    var random = seed.generator
    var bytes = try Fixture.bytes("pages/blog.html")
    for _ in 0..<60 {
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    for feed in feeds(bytes) {
      let address = feed.url.rawValue.lowercased()
      #expect(address.hasPrefix("https://") || address.hasPrefix("http://"))
      #expect(feed.title?.contains("\n") != true)
    }
  }
}
