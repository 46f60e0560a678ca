import FeedModel
import FoundationEssentials
import StoryClustering

extension Entry {
  /// An entry of a feed, published so many hours after the beginning of the test's news.
  static func sample(
    _ id: String, feed: String = "https://a.example/feed", title: String, text: String = "",
    hours: Double = 0, url: String? = nil
  ) throws -> Entry {
    struct NoFeed: Error {}
    guard let feed = FeedURL(feed) else { throw NoFeed() }
    var entry = Entry(id: .init(rawValue: id), feed: feed)
    entry.title = Text(title)
    if !text.isEmpty { entry.contents = [Text(text)] }
    entry.url = url
    entry.published = Date(timeIntervalSince1970: 1_747_720_000 + hours * 3600)
    return entry
  }
}

extension [Entry] {
  /// Made-up reports of some events: each event has words of its own, all share common ones.
  static func sample(
    count: Int, events: Int = 8, using random: inout some RandomNumberGenerator
  ) throws -> [Entry] {
    try (0..<count).map { number in
      let event = Int.random(in: 0..<events, using: &random)
      let words = (0..<40).map { _ in
        Bool.random(using: &random)
          ? "event\(event)word\(Int.random(in: 0..<25, using: &random))"
          : "common\(Int.random(in: 0..<120, using: &random))"
      }
      let hours = Double(event * 3) + Double.random(in: 0..<20, using: &random)
      return try Entry.sample(
        "entry\(number)", feed: "https://\(number % 7).example/feed",
        title: words.prefix(8).joined(separator: " "), text: words.joined(separator: " "),
        hours: hours.rounded())
    }
  }
}

extension StoryCatalogue {
  /// The entries of each story, without ids.
  var groups: Set<Set<String>> {
    Set(stories.map { Set($0.members.map(\.entry.rawValue)) })
  }

  /// The story that holds an entry.
  func story(of entry: String) -> Story? {
    stories.first { $0.members.contains { $0.entry.rawValue == entry } }
  }

  /// Whether two entries are in one story.
  func isTogether(_ a: String, _ b: String) -> Bool { story(of: a)?.id == story(of: b)?.id }
}

extension StoryClusterer {
  /// All entries at once, into nothing.
  func catalogue(of entries: [Entry], respecting decisions: [Decision] = []) -> StoryCatalogue {
    catalogue(adding: entries, to: [], previous: .init(), respecting: decisions)
  }
}
