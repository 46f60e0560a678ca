public import FeedModel

/// A feed that a page links to.
public struct LinkedFeed: Sendable, Hashable {
  /// What the page says that the feed is in.
  public enum Format: String, Sendable {
    case rss = "RSS"
    case rdf = "RSS 1.0"
    case atom = "Atom"
    case json = "JSON Feed"
    case xml = "XML"
  }

  public let url: FeedURL
  /// The name the page gives it, on one line.
  public var title: String?
  /// Nil where the page does not say.
  public var format: Format?
  /// The language tag the page gives it.
  public var language: String?
  /// Whether the page does not call it a feed: its address only looks like one.
  public var isGuess = false

  public init(url: FeedURL) { self.url = url }
}
