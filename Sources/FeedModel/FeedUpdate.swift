public import FoundationEssentials

/// What one fetch of a feed changes: entries and state, to be stored in one transaction.
public struct FeedUpdate: Sendable, Hashable {
  public var state: FeedState
  public var new: [Entry]
  public var changed: [Entry]
  public var unchanged: Int

  public init(state: FeedState, new: [Entry] = [], changed: [Entry] = [], unchanged: Int = 0) {
    self.state = state
    self.new = new
    self.changed = changed
    self.unchanged = unchanged
  }
}

/// What the store knows of a feed's entry, enough to decide whether it is new or changed.
public struct KnownEntry: Sendable, Hashable {
  public var id: Entry.ID
  public var version: Entry.Version
  public var link: CanonicalURL?
  /// Fingerprint of title and text, equal when the words are.
  public var textHash: String
  public var firstSeen: Date
  public var title: String?
  public var earlierTitles: [String]

  public init(
    id: Entry.ID, version: Entry.Version, link: CanonicalURL?, textHash: String, firstSeen: Date,
    title: String?, earlierTitles: [String] = []
  ) {
    self.id = id
    self.version = version
    self.link = link
    self.textHash = textHash
    self.firstSeen = firstSeen
    self.title = title
    self.earlierTitles = earlierTitles
  }
}
