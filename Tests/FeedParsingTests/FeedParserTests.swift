import FeedModel
import FeedParsing
import Testing

struct FeedParserTests {
  private func parse(
    _ bytes: [UInt8], contentType: String? = nil, url: String? = nil, language: String? = nil
  ) throws -> ParsedFeed {
    let document = FetchedDocument(
      bytes: bytes, url: url, contentType: contentType, contentLanguage: language)
    return try FeedParser().parse(document, feed: #require(FeedURL("https://example.org/feed")))
  }

  private func parse(_ text: String, url: String? = nil, language: String? = nil) throws
    -> ParsedFeed
  {
    try parse(Array(text.utf8), url: url, language: language)
  }

  private func item(_ content: String) throws -> Entry {
    let parsed = try parse("<rss version='2.0'><channel><item>\(content)</item></channel></rss>")
    return try #require(parsed.entries.first)
  }

  @Test(arguments: [
    "", " \n", "<", "<html><body/></html>", "<opml/>", "[1]", "{\"a\":1}", "\u{89}PNG",
  ])
  func `what is no feed is refused`(text: String) {
    #expect(throws: FeedParsingError.self) { try parse(text) }
  }

  @Test func `a flood of attributes is refused`() {
    let attributes = (0..<2000).map { " a\($0)=''" }.joined()
    #expect(throws: FeedParsingError.tooLarge(line: 1, "a start tag")) {
      try parse("<rss\(attributes)/>")
    }
  }

  @Test(arguments: [
    ("0.91", "rss091"), ("0.92", "rss092"), ("2.0", "rss20"), ("2.0.1", "rss20"), ("9", "rss"),
  ]) func `the version of RSS is known`(version: String, format: String) throws {
    #expect(try parse("<rss version='\(version)'/>").format == format)
  }

  @Test func `HTTP's charset stands above the declaration`() throws {
    let text = "<?xml version='1.0' encoding='utf-8'?><rss><channel><title>"
    let bytes = Array(text.utf8) + [0xCA] + Array("</title></channel></rss>".utf8)
    let parsed = try parse(bytes, contentType: "application/xml; charset=\"windows-1251\"")
    #expect(
      parsed.feed.title?.value == "К" && parsed.encoding == "windows-1251" && !parsed.isBroken)
  }

  @Test func `bytes that are not in the declared encoding are read as Windows-1252`() throws {
    let text = "<?xml version='1.0' encoding='utf-8'?><rss><channel><title>"
    let parsed = try parse(Array(text.utf8) + [0xE9] + Array("</title></channel></rss>".utf8))
    #expect(parsed.feed.title?.value == "é" && parsed.isBroken)
  }

  @Test func `feeds that are served as text are broken`() throws {
    #expect(try parse(Array("<rss/>".utf8), contentType: "text/plain").isBroken)
    #expect(try !parse(Array("<rss/>".utf8), contentType: "application/rss+xml").isBroken)
  }

  @Test func `the language falls back to HTTP's`() throws {
    #expect(try parse("<rss><channel/></rss>", language: "en").feed.language == "en")
  }

  @Test func `the channel's page is the base where there is no other`() throws {
    let text =
      "<rss><channel><link>https://a.example/</link><item><link>/1</link></item></channel></rss>"
    #expect(try parse(text).entries.first?.url == "https://a.example/1")
    #expect(try parse(text, url: "https://b.example/").entries.first?.url == "https://b.example/1")
  }

  @Test func `an item without a date has none`() throws {
    #expect(try item("<title>x</title><pubDate>yesterday</pubDate>").date == nil)
  }

  @Test func `a permanent guid is the page where there is no link`() throws {
    #expect(try item("<guid>https://a.example/1</guid>").url == "https://a.example/1")
    #expect(try item("<guid isPermaLink='false'>https://a.example/1</guid>").url == nil)
    #expect(try item("<guid>tag:1</guid>").url == nil)
  }

  @Test(arguments: [
    ("a@b.example (Ada)", Person(name: "Ada", email: "a@b.example")),
    ("Ada (a@b.example)", Person(name: "Ada", email: "a@b.example")),
    ("Ada &lt;a@b.example&gt;", Person(name: "Ada", email: "a@b.example")),
    ("Ada", Person(name: "Ada")),
    ("a@b.example", Person(email: "a@b.example")),
  ]) func `a person is taken apart`(text: String, person: Person) throws {
    #expect(try item("<author>\(text)</author>").authors == [person])
  }

  @Test func `identities are those of feed and publisher's id`() throws {
    let feed = try #require(FeedURL("https://example.org/feed"))
    #expect(try item("<guid>g</guid>").id == Entry.ID(feed: feed, identifier: "g"))
  }

  @Test func `scripts reach nobody`() throws {
    let entry = try item(
      "<link>javascript:alert(1)</link><description>&lt;p onclick='x'&gt;&lt;script&gt;1&lt;/script&gt;a</description>"
    )
    #expect(entry.url == nil && entry.summary?.value == "<p>a</p>")
  }
}
