/// A feed somebody follows, as the OPML says.
public struct Subscription: Sendable, Hashable, Codable, Identifiable {
  public var url: FeedURL
  /// The name the keeper gave it.
  public var title: String?
  /// The page the feed belongs to.
  public var homePageURL: String?
  /// The folders it is in, each a path of names from the outermost.
  public var folders: [[String]]
  /// `rss`, `atom` ..., as the OPML says.
  public var type: String?

  public var id: FeedURL { url }

  public init(
    url: FeedURL, title: String? = nil, homePageURL: String? = nil, folders: [[String]] = [],
    type: String? = nil
  ) {
    self.url = url
    self.title = title
    self.homePageURL = homePageURL
    self.folders = folders
    self.type = type
  }
}
