import FeedModel
import FeedPublishing
import Foundation
import Testing

/// Who counts as one outlet.
struct OutletFamilyTests {
  /// A story with a report from each feed, or several; the keys are the feeds' addresses.
  private func outlets(
    _ feeds: [(url: String, page: String?, links: [String])]
  ) throws -> [Outlet] {
    var sample = try SampleEdition()
    for (number, feed) in feeds.enumerated() {
      let url = try #require(FeedURL(feed.url))
      var known = Feed()
      known.homePageURL = feed.page
      let title = "Feed number \(number)"
      sample.feeds.append(FollowedFeed(Subscription(url: url, title: title), known))
      for link in feed.links {
        var entry = Entry(id: .init(feed: url, identifier: link), feed: url)
        entry.title = Text("Report \(link)")
        entry.url = link
        entry.published = evening
        sample.entries.append(entry)
        sample.catalogue.stories[1].members.append(
          Member(entry: entry.id, evidence: Evidence(rule: .similar)))
      }
    }
    let story = try #require(sample.edition().stories.first { $0.reports.count > 3 })
    return story.outlets.filter { $0.name.hasPrefix("Feed") || !$0.name.contains(" ") }
  }

  private func links(_ host: String, _ count: Int = 1) -> [String] {
    (0..<count).map { "https://\(host)/\(host.count)/\($0)" }
  }

  @Test func `nine feeds of one broadcaster are one outlet`() throws {
    let feeds = (0..<9).map { number in
      (
        url: "https://feeds.bbci.co.uk/news/\(number)/rss.xml",
        page: Optional("https://www.bbc.co.uk/news/\(number)"),
        links: ["https://www.bbc.co.uk/news/\(number)"]
      )
    }
    #expect(try outlets(feeds).map(\.name) == ["Feed number 0"])
  }

  @Test func `a feed without a page belongs to whom it links to`() throws {
    let found = try outlets([
      ("https://feeds.bbci.co.uk/a", nil, links("www.bbc.co.uk", 3)),
      ("https://feeds.bbci.co.uk/b", "https://www.bbc.co.uk/news", links("bbc.co.uk")),
    ])
    #expect(found.map(\.key) == ["bbc.co.uk"])
  }

  @Test func `a feed of a feed service belongs to whom it links to`() throws {
    let found = try outlets([
      (
        "https://feeds.feedburner.com/one", "https://feeds.feedburner.com/one", links("one.example")
      ),
      ("https://feeds.feedburner.com/two", nil, links("www.two.example")),
      ("https://two.example/feed", "https://two.example/", links("news.two.example")),
    ])
    #expect(found.map(\.key) == ["one.example", "two.example"])
  }

  @Test func `a page below one domain that links below another has both`() throws {
    let found = try outlets([
      ("https://a.example/1", "https://www.bbc.co.uk/", links("www.bbc.com", 5)),
      ("https://b.example/2", "https://www.bbc.com/news", links("www.bbc.com", 1)),
    ])
    #expect(found.map(\.key) == ["bbc.co.uk"])
  }

  @Test func `a page of links is not the outlet of what it links to`() throws {
    let found = try outlets([
      ("https://links.example/feed", "https://links.example/", links("one.example", 2)),
      ("https://one.example/feed", "https://one.example/", links("one.example", 1)),
    ])
    #expect(found.map(\.key) == ["links.example", "one.example"])
  }
}
