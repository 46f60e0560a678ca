import FeedModel
import FeedParsing
import TestSupport
import Testing

struct PagingTests {
  private func feed(_ path: String) throws -> Feed {
    let document = FetchedDocument(
      bytes: try Fixture.bytes(path), url: "https://dispatch.example/news/feed")
    return try FeedParser().parse(document, feed: #require(FeedURL("https://a.example/"))).feed
  }

  @Test func `an archive names the documents before and after it`() throws {
    let paging = try feed("feeds/atom/archive.xml").paging
    #expect(paging.isArchive && !paging.isComplete)
    #expect(paging.current == "https://dispatch.example/news/index.atom")
    #expect(paging.previousArchive == "https://dispatch.example/news/archives/2025-03.atom")
    #expect(paging.nextArchive == "https://dispatch.example/news/archives/2025-05.atom")
    #expect(paging.next == nil)
  }

  @Test func `a complete feed and its pages are known in RSS too`() throws {
    let paging = try feed("feeds/rss/complete.xml").paging
    #expect(paging.isComplete && !paging.isArchive)
    #expect(paging.first?.hasSuffix("page=1") == true && paging.next?.hasSuffix("page=2") == true)
    #expect(paging.last?.hasSuffix("page=4") == true && paging.previous == nil)
  }

  @Test func `a feed that says nothing is neither`() throws {
    let plain = try feed("feeds/rss/plain.xml")
    #expect(!plain.paging.isComplete && !plain.paging.isArchive)
    let json = JSONFeedDocument(ParsedFeed(format: "rss20", encoding: "utf-8")).text
    #expect(!json.contains("complete") && !json.contains("archive"))
  }
}
