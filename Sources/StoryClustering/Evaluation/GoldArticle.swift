public import FeedModel
import FoundationEssentials

/// One line of a labelled set: an entry and the story that people put it in.
///
/// The members are those of the JSON lines: `id, feed, title, summary, content, url, published,
/// language, gold`.
public struct GoldArticle: Sendable, Codable, Identifiable {
  /// The set's own id.
  public var id: String
  /// The name of the feed it is said to come from, if that is known.
  public var feed: String?
  /// The headline.
  public var title: String?
  /// The abstract.
  public var summary: String?
  /// The text.
  public var content: String?
  /// The address of the page.
  public var url: String?
  /// When it appeared, RFC 3339.
  public var published: String?
  /// The language (BCP 47).
  public var language: String?
  /// The story; nil where nobody judged.
  public var gold: String?

  /// The articles of a file of JSON lines; empty lines are skipped.
  ///
  /// - Throws: a `DecodingError` for a line that is no article.
  public static func articles(fromLines text: String) throws -> [GoldArticle] {
    let decoder = JSONDecoder()
    return try text.split(separator: "\n").map {
      try decoder.decode(GoldArticle.self, from: Data($0.utf8))
    }
  }

  /// The article as an entry; its id is the set's.
  public var entry: Entry? {
    guard let feed = FeedURL(feed ?? "unknown") else { return nil }
    var entry = Entry(id: .init(rawValue: id), feed: feed)
    entry.title = Self.text(title)
    entry.summary = Self.text(summary)
    entry.contents = Self.text(content).map { [$0] } ?? []
    entry.url = url
    entry.language = language
    entry.published = published.flatMap { try? Date($0, strategy: .iso8601) }
    return entry
  }

  private static func text(_ value: String?) -> Text? {
    value.flatMap { $0.isEmpty ? nil : Text($0) }
  }
}
