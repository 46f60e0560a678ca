public import FoundationEssentials

/// What a publisher says about a feed as a whole.
public struct Feed: Sendable, Hashable, Codable {
  /// The publisher's own id: atom:id, rdf:about.
  public var publisherID: String?
  public var title: Text?
  public var subtitle: Text?
  public var summary: Text?
  /// The page the feed belongs to.
  public var homePageURL: String?
  /// Where the feed says it is (link rel=self).
  public var feedURL: String?
  public var icon: String?
  public var favicon: String?
  public var image: Picture?
  public var language: String?
  public var authors: [Person] = []
  public var contributors: [Person] = []
  public var publisher: Person?
  public var categories: [Category] = []
  public var links: [Link] = []
  /// Addresses of WebSub hubs.
  public var hubs: [String] = []
  public var rights: Text?
  public var license: String?
  /// Atom 0.3's `info`.
  public var info: Text?
  public var generator: Generator?
  /// What the feed as a whole answers, such as the feed of an entry's comments.
  public var inReplyTo: [InReplyTo] = []
  public var updated: Date?
  public var published: Date?
  public var created: Date?
  public var pace = PublishingPace()
  /// True where the document says that it holds all entries there are (RFC 5005 `complete`).
  public var saysComplete: Bool?
  /// True where the document says that it is an archive (RFC 5005 `archive`).
  public var saysArchive: Bool?
  /// True where the document asks search engines to leave what it says out (`robots`, `noindex`).
  public var saysNoIndex: Bool?

  public init() {}
}

extension Feed {
  /// What of a feed is shown with its entries: the rest (a date, a pace) may change with every answer.
  public var shown: [String?] {
    [title?.value, homePageURL, publisherID, rights?.value, license] + [saysNoIndex.map { "\($0)" }]
  }
}

/// How often a publisher wants to be asked.
public struct PublishingPace: Sendable, Hashable, Codable {
  /// Minutes (RSS 2.0 `ttl`).
  public var ttl: Int?
  /// `hourly`, `daily`, `weekly`, `monthly`, `yearly` (RSS 1.0 syndication module).
  public var updatePeriod: String?
  /// Times a period.
  public var updateFrequency: Int?
  /// Hours of the day, 0 to 23, in GMT.
  public var skipHours: [Int] = []
  /// English names of week days, in GMT.
  public var skipDays: [String] = []

  public init() {}
}

/// A document that was read: what it says of its feed, its entries, and what was wrong with it.
public struct ParsedFeed: Sendable, Hashable, Codable {
  public var feed = Feed()
  /// The entries in document order, none dropped, none merged.
  public var entries: [Entry] = []
  /// The format read, such as `atom10`, `rss20`, `jsonfeed`.
  public var format: String
  /// The character encoding used, lower case.
  public var encoding: String
  /// Whether the document breaks the rules of its format so far that a strict reader would stop.
  public var isBroken = false
  /// What was wrong, in words, with the line where it is known.
  public var warnings: [String] = []
  /// Whether the document was read to its end; if not, its validators must not be kept.
  public var isComplete = true

  public init(format: String, encoding: String) {
    self.format = format
    self.encoding = encoding
  }
}
