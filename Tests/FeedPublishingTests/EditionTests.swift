import FeedModel
import FeedPublishing
import Foundation
import Testing

struct EditionTests {
  @Test func `stories come newest first and leave when they are old`() throws {
    let sample = try SampleEdition()
    #expect(sample.edition().stories.map(\.story.id.rawValue.first) == ["b", "a"])
    #expect(sample.edition(at: evening + 8 * 86_400).stories.isEmpty)
  }

  @Test func `a feed's updated is that of its newest entry, not the clock`() throws {
    let sample = try SampleEdition()
    #expect(sample.edition().merged.updated == sample.edition(at: evening + 3600).merged.updated)
    #expect(sample.edition().merged.updated < evening)
  }

  @Test(arguments: [
    (PublishSettings.Growth.quiet, false, false), (.outlets, true, false), (.every, true, true),
  ])
  func `updated moves as the growth policy says`(
    growth: PublishSettings.Growth, withOutlet: Bool, withSameOutlet: Bool
  ) throws {
    var sample = try SampleEdition()
    sample.settings.growth = growth
    let before = try #require(sample.edition().stories.last).updated
    let moved = { (sample: SampleEdition) in
      sample.edition(at: evening).stories.last.map { $0.updated > before }
    }
    #expect(try moved(sample.withLateReport(in: "https://radio2.example/feed")) == withOutlet)
    #expect(try moved(sample.withLateReport(in: "https://north.example/feed")) == withSameOutlet)
  }

  @Test func `updated never goes back, whatever leaves the story`() throws {
    var sample = try SampleEdition()
    let id = try #require(sample.edition().stories.last).story.id
    sample.catalogue.told[id] = evening
    #expect(sample.edition().stories.last?.updated == evening)
  }

  @Test func `published never changes`() throws {
    let sample = try SampleEdition()
    let late = try sample.withLateReport(in: "https://north.example/feed", hours: -30)
    #expect(late.edition().stories.last?.published == sample.edition().stories.last?.published)
  }

  @Test func `feeds of one publisher are one outlet with the shortest name`() throws {
    var sample = try SampleEdition()
    let url = try #require(FeedURL("https://feeds.north.example/europe"))
    var feed = Feed()
    feed.homePageURL = "https://www.north.example/europe"
    sample.feeds.append(
      FollowedFeed(Subscription(url: url, title: "Northern Dispatch: Europe"), feed))
    let late = try sample.withLateReport(in: url.rawValue)
    #expect(late.edition().stories.last?.outlets.map(\.name).first == "Northern Dispatch")
    #expect(late.edition().stories.last?.outlets.count == 3)
  }

  @Test(arguments: [
    (nil, "tag:newsfold.invalid,2026:"),
    ("https://News.example:8080/a/b-c/", "tag:news.example,2026:a/bc/"),
    ("https://news.example", "tag:news.example,2026:"),
  ])
  func `the identity is a tag URI of the public address`(url: String?, identity: String) {
    #expect(PublishSettings.identity(publicURL: url) == identity)
  }
}

extension SampleEdition {
  /// The edition's matter with one more report in the first story, seen a minute ago.
  func withLateReport(in feed: String, hours: Double = 5) throws -> SampleEdition {
    var sample = self
    let url = try #require(FeedURL(feed))
    var entry = Entry(id: .init(feed: url, identifier: "late"), feed: url)
    entry.title = Text("Late")
    entry.published = evening - 86_400 + hours * 3600
    entry.firstSeen = evening - 60
    sample.entries.append(entry)
    sample.catalogue.stories[0].members.append(
      Member(entry: entry.id, evidence: Evidence(rule: .similar)))
    return sample
  }
}
