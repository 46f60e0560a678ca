import FeedModel
import FeedPublishing
import Foundation
import Testing

let evening = Date(timeIntervalSince1970: 1_747_947_600)

/// A small edition made by hand: a story of three outlets with a copy, one alone, one in Russian.
struct SampleEdition {
  var entries: [Entry] = []
  var catalogue = StoryCatalogue()
  var feeds: [FollowedFeed] = []
  var settings = PublishSettings()
  var events: [FeedEvent] = []
  var decisions: [Decision] = []

  init() throws {
    settings.title = "Sample"
    settings.publicURL = "https://news.example/folded/"
    settings.identity = PublishSettings.identity(publicURL: settings.publicURL)
    let north = try follow("https://north.example/feed", "Northern Dispatch", ["World", "Europe"])
    let harbour = try follow("https://harbour.example/rss", "Harbour Ledger", ["World"])
    let radio = try follow("https://radio.example/feed", "Radio & Sons", [])
    let wolga = try follow("https://wolga.example/feed", "Волжский курьер", ["World"])
    add(
      "a", north, "Minister visits the <new> bridge",
      "<p>The minister came <b>on Tuesday</b> &amp; saw it.</p>", hours: 0)
    add("b", harbour, "Bridge: a visit with questions", "<p>Questions were asked.</p>", hours: 1)
    add("c", radio, "A visit to the bridge", "<p>The minister came on Tuesday.</p>", hours: 2)
    add("d", wolga, "Мост открыт", "<p>Мост открыли во вторник.</p>", hours: 3)
    entries[3].language = "ru"
    entries[0].categories = [Category(term: "politics"), Category(term: " Europe ")]
    catalogue.stories = [
      Story(
        id: .init(rawValue: "aaaaaaaaaaaaaaaa"), lead: entries[0].id,
        members: [
          Member(entry: entries[0].id, evidence: Evidence(rule: .founder)),
          Member(entry: entries[1].id, evidence: similar(to: entries[0])),
          Member(
            entry: entries[2].id, copyOf: entries[0].id,
            evidence: Evidence(rule: .copy, similarity: 1)),
        ], published: entries[0].effectiveDate),
      Story(
        id: .init(rawValue: "bbbbbbbbbbbbbbbb"), lead: entries[3].id,
        members: [Member(entry: entries[3].id, evidence: Evidence(rule: .founder))],
        published: entries[3].effectiveDate),
    ]
    catalogue.aliases[.init(rawValue: "cccccccccccccccc")] = .init(rawValue: "aaaaaaaaaaaaaaaa")
  }

  func edition(at now: Date = evening) -> Edition {
    Edition(of: sources, settings: settings, at: now)
  }

  /// All stories in one feed, as older pages have them.
  var whole: Edition { Edition(of: sources, settings: settings) }

  var sources: Edition.Sources {
    var sources = Edition.Sources(
      catalogue: catalogue,
      entries: Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      feeds: FollowedFeeds(feeds))
    sources.events = events
    sources.decisions = decisions
    return sources
  }

  private mutating func follow(_ url: String, _ title: String, _ folder: [String]) throws -> FeedURL
  {
    let address = try #require(FeedURL(url))
    var feed = Feed()
    feed.title = Text(title + " feed")
    feed.homePageURL = url.replacing("/feed", with: "/").replacing("/rss", with: "/")
    let folders = folder.isEmpty ? [] : [folder]
    feeds.append(FollowedFeed(Subscription(url: address, title: title, folders: folders), feed))
    return address
  }

  private mutating func add(
    _ name: String, _ feed: FeedURL, _ title: String, _ html: String, hours: Double
  ) {
    var entry = Entry(id: .init(feed: feed, identifier: name), feed: feed)
    entry.publisherID = name
    entry.title = Text(title)
    entry.contents = [Text(html, kind: .html)]
    entry.url = feed.rawValue.replacing("/feed", with: "/").replacing("/rss", with: "/") + name
    entry.published = evening - 86_400 + hours * 3600
    entry.firstSeen = evening - 3600
    entry.language = "en"
    entries.append(entry)
  }

  private func similar(to entry: Entry) -> Evidence {
    Evidence(
      rule: .similar, similarity: 0.42,
      nearest: .init(entry: entry.id, similarity: 0.51, hours: 1),
      terms: [
        .init(term: "bridge", weight: 0.2), .init(term: "minister", weight: 0.1, isBorrowed: true),
      ],
      names: ["Tuesday"],
      runnerUp: .init(story: .init(rawValue: "bbbbbbbbbbbbbbbb"), similarity: 0.05),
      alsoMentions: [
        .init(story: .init(rawValue: "bbbbbbbbbbbbbbbb"), similarity: 0.05, terms: ["мост"])
      ], doubts: [.number(own: "3 bridges", other: "2 bridges", entry: entry.id)], confidence: 0.8)
  }
}
