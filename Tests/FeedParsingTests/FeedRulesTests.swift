import FeedModel
import FeedParsing
import Foundation
import Testing

/// Rules of the mapping, one by one.
struct FeedRulesTests {
  private func read(_ text: String) throws -> ParsedFeed {
    let feed = try #require(FeedURL("https://a.example/feed"))
    return try FeedParser().parse(FetchedDocument(bytes: Array(text.utf8)), feed: feed)
  }

  private func rss(_ channel: String, item: String = "") throws -> ParsedFeed {
    let prefixes = [
      "sy": "http://purl.org/rss/1.0/modules/syndication/",
      "thr": "http://purl.org/syndication/thread/1.0", "atom": "http://www.w3.org/2005/Atom",
      "media": "http://search.yahoo.com/mrss/",
      "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
      "slash": "http://purl.org/rss/1.0/modules/slash/",
    ]
    let declared = prefixes.map { "xmlns:\($0.key)='\($0.value)'" }.joined(separator: " ")
    return try read(
      "<rss version='2.0' \(declared)><channel>\(channel)<item>\(item)</item></channel></rss>")
  }

  @Test func `how often a publisher wants to be asked`() throws {
    let pace = try rss(
      """
      <ttl>90</ttl><skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>25</hour></skipHours>
      <skipDays><day>Sunday</day></skipDays><sy:updatePeriod>daily</sy:updatePeriod>
      <sy:updateFrequency>3</sy:updateFrequency>
      """
    ).feed.pace
    #expect(pace.ttl == 90 && pace.skipDays == ["Sunday"])
    #expect(Set(pace.skipHours) == [0, 7])
    #expect(pace.updatePeriod == "daily" && pace.updateFrequency == 3)
  }

  @Test func `hubs and the feed's own address come from links`() throws {
    let feed = try rss(
      "<atom:link rel='hub' href='https://hub.example/'/><atom:link rel='self' href='https://a.example/f'/>"
    ).feed
    #expect(feed.hubs == ["https://hub.example/"])
    #expect(feed.feedURL == "https://a.example/f")
  }

  @Test(arguments: [
    ("name='robots' content='noindex'", true), ("name='ROBOTS' content='nofollow, NOINDEX'", true),
    ("name='robots' content='none'", true), ("name='robots' content='all'", nil),
    ("name='generator' content='noindex'", nil), ("content='noindex'", nil),
  ])
  func `a feed may ask search engines to leave it out`(attributes: String, asks: Bool?) throws {
    let meta = "<meta xmlns='http://www.w3.org/1999/xhtml' \(attributes)/>"
    #expect(try rss(meta).feed.saysNoIndex == asks)
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'>\(meta)<title>a</title></feed>"
    #expect(try read(atom).feed.saysNoIndex == asks)
  }

  @Test func `comments are counted by either module`() throws {
    #expect(try rss("", item: "<thr:total>7</thr:total>").entries[0].comments?.count == 7)
    #expect(try rss("", item: "<slash:comments>3</slash:comments>").entries[0].comments?.count == 3)
    let atom = try read(
      """
      <feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>
      <entry><link rel='replies' type='application/atom+xml' href='https://a.example/c' thr:count='5'/>
      </entry></feed>
      """)
    #expect(atom.entries[0].comments?.count == 5)
    #expect(atom.entries[0].comments?.feedURL == "https://a.example/c")
  }

  @Test func `files of Media RSS have sizes and durations`() throws {
    let entry = try rss(
      "",
      item: """
        <media:content url='https://a.example/v.mp4' type='video/mp4' fileSize='1200' duration='61.5'/>
        <media:thumbnail url='https://a.example/s.png' width='10' height='10'/>
        <media:thumbnail url='https://a.example/l.png' width='90' height='20'/>
        """
    ).entries[0]
    #expect(entry.enclosures.first?.length == 1200 && entry.enclosures.first?.duration == 61.5)
    #expect(entry.image == "https://a.example/l.png")
  }

  @Test(arguments: [("61", 61.0), ("01:01", 61), ("1:00:01", 3601), ("00:00:00", 0)])
  func `iTunes says how long an episode is`(text: String, seconds: Double) throws {
    let item = "<enclosure url='https://a.example/e.mp3' type='audio/mpeg' length='9'/>"
    let entry = try rss("", item: item + "<itunes:duration>\(text)</itunes:duration>").entries[0]
    #expect(entry.enclosures.first?.duration == seconds)
  }

  @Test(arguments: [
    ("<html><body>a</body></html>", "a web page"), ("<opml version='2.0'/>", "OPML"),
    ("<urlset xmlns='x'/>", "a sitemap"), ("<note/>", "<note>"), ("%PDF-1.4", "a PDF"),
    ("{\"a\":1}", "JSON"), ("GIF89a", "a GIF"),
  ])
  func `what is no feed is told by what it looks like`(text: String, words: String) throws {
    let error = #expect(throws: FeedParsingError.self) { try read(text) }
    #expect(error?.words.contains(words) == true)
  }

  @Test func `the address of a licence or generator runs no script`() throws {
    let feed = try read(
      """
      <rss version='2.0' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'
      xmlns:admin='http://webns.net/mvcb/' xmlns:cc='http://web.resource.org/cc/'><channel>
      <cc:license rdf:resource='javascript:a'/><admin:generatorAgent rdf:resource='data:b'/>
      </channel></rss>
      """
    ).feed
    #expect(feed.license == nil && feed.generator == nil)
  }
}
