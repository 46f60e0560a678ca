public import FoundationEssentials

/// One item of a feed, on its whole road from parser to publisher.
///
/// What the publisher said is kept as read; stand-ins (which date counts, which text is the
/// content) are calculated properties.
public struct Entry: Sendable, Hashable, Codable, Identifiable {
  /// The entry's identity for life, see ``Entry/ID``.
  public var id: ID
  /// The feed it came in.
  public var feed: FeedURL

  // What the publisher said.
  /// The publisher's own id: atom:id, guid, rdf:about, JSON Feed's id.
  public var publisherID: String?
  /// Whether the publisher's id is also the address of the page (RSS `isPermaLink`, no link).
  public var guidIsLink: Bool?
  public var title: Text?
  /// A second line of the headline (iTunes).
  @Boxed public var subtitle: Text?
  public var summary: Text?
  /// Every text of the entry's content, the preferred one first.
  public var contents: [Text] = []
  /// The page of the entry (link rel=alternate), absolute where a base was known.
  public var url: String?
  /// The page the entry is about (link rel=related).
  @Boxed public var externalURL: String?
  public var image: String?
  @Boxed public var bannerImage: String?
  public var published: Date?
  public var updated: Date?
  @Boxed public var created: Date?
  @Boxed public var expired: Date?
  public var authors: [Person] = []
  public var contributors: [Person] = []
  @Boxed public var publisher: Person?
  public var categories: [Category] = []
  public var enclosures: [Enclosure] = []
  public var thumbnails: [Picture] = []
  public var links: [Link] = []
  @Boxed public var rights: Text?
  /// The address of the licence.
  @Boxed public var license: String?
  @Boxed public var source: EntrySource?
  @Boxed public var comments: Comments?
  public var inReplyTo: [InReplyTo] = []
  /// The language (BCP 47) the publisher declared.
  public var language: String?

  // What Newsfold knows besides.
  /// When the entry was first read; nil until an update is decided.
  public var firstSeen: Date?
  /// The headlines it had before, oldest first.
  public var earlierTitles: [String] = []

  public init(id: ID, feed: FeedURL) {
    self.id = id
    self.feed = feed
  }
}

extension Entry {
  /// The text to show and to compare: the first content, else the summary.
  public var body: Text? { contents.first ?? summary }

  /// When the publisher says it appeared: published, else updated.
  public var date: Date? { published ?? updated }

  /// The effective date: the publisher's date, never later than first seen; first seen where it is
  /// missing or before 1990.
  public var effectiveDate: Date {
    guard let firstSeen else { return date ?? Date(timeIntervalSince1970: 0) }
    guard let date, date > Self.earliestSensibleDate else { return firstSeen }
    return min(date, firstSeen)
  }

  /// The page of the entry in canonical form.
  public var canonicalURL: CanonicalURL? { url.flatMap(CanonicalURL.init) }

  private static let earliestSensibleDate = Date(timeIntervalSince1970: 631_152_000)
}
