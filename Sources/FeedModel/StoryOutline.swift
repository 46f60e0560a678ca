public import FoundationEssentials

/// What tells whether a story belongs into a feed, without its reports.
public struct StoryOutline: Sendable, Hashable, Identifiable {
  public var id: Story.ID
  /// The first report, fixed at birth.
  public var published: Date
  /// When its last report appeared.
  public var lastReport: Date
  /// When the last of its reports was first read.
  public var lastSeen: Date
  /// The feeds its reports came in, each once.
  public var feeds: Set<FeedURL>
  /// Whether it has its place in the archive for good, or will never have one.
  public var isFiled: Bool

  public init(
    id: Story.ID, published: Date, lastReport: Date, lastSeen: Date, feeds: Set<FeedURL>,
    isFiled: Bool = false
  ) {
    self.id = id
    self.published = published
    self.lastReport = lastReport
    self.lastSeen = lastSeen
    self.feeds = feeds
    self.isFiled = isFiled
  }
}
