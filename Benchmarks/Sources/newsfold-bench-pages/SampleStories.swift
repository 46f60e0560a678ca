import FeedModel
import FeedPublishing
import Foundation

/// Stories as they come: most with one report, some with many, texts of about 2 kB.
struct SampleStories {
  let edition: Edition

  init(count: Int) {
    var entries: [Entry.ID: Entry] = [:]
    var catalogue = StoryCatalogue()
    let feeds = (0..<200).compactMap { FeedURL("https://outlet\($0).example/feed") }
    for number in 0..<count {
      let reports = number % 100 == 0 ? 40 : number % 10 == 0 ? 8 : number % 3 == 0 ? 2 : 1
      let members = (0..<reports).map { place -> Member in
        let feed = feeds[(number * 7 + place * 13) % feeds.count]
        let entry = Self.entry(number, place, feed)
        entries[entry.id] = entry
        return Member(
          entry: entry.id,
          evidence: place == 0 ? Evidence(rule: .founder) : Self.evidence(entry.id))
      }
      catalogue.stories.append(
        Story(
          id: .init(rawValue: String(number, radix: 16, uppercase: false)), lead: members[0].entry,
          members: members, published: Self.start + Double(number) * 50))
    }
    var settings = PublishSettings()
    settings.merged = StorySelection(stories: count, days: 365)
    let followed = feeds.enumerated().map { place, feed in
      FollowedFeed(
        Subscription(url: feed, title: "Outlet \(place)", folders: [["Folder \(place % 12)"]]), nil)
    }
    edition = Edition(
      of: .init(catalogue: catalogue, entries: entries, feeds: FollowedFeeds(followed)),
      settings: settings,
      at: Self.start + Double(count) * 50)
  }

  private static func entry(_ number: Int, _ place: Int, _ feed: FeedURL) -> Entry {
    var entry = Entry(id: .init(feed: feed, identifier: "\(number)-\(place)"), feed: feed)
    entry.title = Text("Ministers of \(number) countries meet & talk about \"\(place)\" bridges")
    entry.contents = [Text(body, kind: .html)]
    entry.url = "https://outlet.example/news/\(number)/\(place)?from=feed&id=\(number)"
    entry.published = start + Double(number) * 50 + Double(place) * 1200
    entry.language = "en"
    return entry
  }

  private static func evidence(_ entry: Entry.ID) -> Evidence {
    Evidence(
      rule: .similar, similarity: 0.4213,
      nearest: .init(entry: entry, similarity: 0.51, hours: 1.5),
      terms: (0..<8).map { .init(term: "rareword\($0)", weight: 0.1) }, names: ["Bridge Street"],
      runnerUp: .init(story: .init(rawValue: "1"), similarity: 0.05), confidence: 0.8)
  }

  private static let start = Date(timeIntervalSince1970: 1_747_000_000)

  private static let body = String(
    repeating: """
      <p>The ministers met on Tuesday to talk about the bridges that <a href="https://a.example/x?y=1&amp;z=2">fell</a>
      last year, and about <strong>those that did not</strong>, which were more. They drank tea &amp; went home.</p>
      """, count: 8)
}
