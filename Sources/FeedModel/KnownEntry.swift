public import FoundationEssentials

/// What the store knows of an entry, enough to decide whether a read one is new or changed.
public struct KnownEntry: Sendable, Hashable {
  public var id: Entry.ID
  public var version: Entry.Version
  public var link: CanonicalURL?
  /// Fingerprint of title and text, equal when the words are.
  public var textHash: String
  public var firstSeen: Date
  public var title: String?
  /// The publisher's date.
  public var date: Date?
  public var earlierTitles: [String]
  /// Whether the entry was taken out by age; only a trace of it is left, and it must not come back.
  public var isPruned: Bool

  public init(
    id: Entry.ID, version: Entry.Version, link: CanonicalURL?, textHash: String, firstSeen: Date,
    title: String?, date: Date? = nil, earlierTitles: [String] = [], isPruned: Bool = false
  ) {
    self.id = id
    self.version = version
    self.link = link
    self.textHash = textHash
    self.firstSeen = firstSeen
    self.title = title
    self.date = date
    self.earlierTitles = earlierTitles
    self.isPruned = isPruned
  }

  /// What is known of a stored entry.
  public init(_ entry: Entry) {
    self.init(
      id: entry.id, version: entry.version, link: entry.canonicalURL, textHash: entry.textHash,
      firstSeen: entry.firstSeen ?? entry.effectiveDate, title: entry.title?.value,
      date: entry.date, earlierTitles: entry.earlierTitles)
  }
}
