public import FoundationEssentials

/// What is remembered of a feed between runs.
public struct FeedState: Sendable, Hashable, Codable {
  public var url: FeedURL
  /// Where the feed is fetched now, if a server said that it moved for good.
  public var location: FeedURL?
  /// A new address that was announced and waits for confirmation.
  public var announcedMove: AnnouncedMove?
  public var validators = Validators()
  public var schedule = Schedule()
  /// What the publisher last said of the feed.
  public var feed: Feed?
  /// The last failure in words; nil when the last fetch went well.
  public var failure: String?
  /// When it last went well.
  public var lastSuccess: Date?
  /// When a whole document last came, in place of "nothing new".
  public var lastWhole: Date?
  /// When it was last asked.
  public var lastAsked: Date?

  public init(url: FeedURL) { self.url = url }
}

/// A permanent redirect that was seen.
public struct AnnouncedMove: Sendable, Hashable, Codable {
  public var url: FeedURL
  public var firstSeen: Date
  public var count: Int

  public init(url: FeedURL, firstSeen: Date, count: Int = 1) {
    self.url = url
    self.firstSeen = firstSeen
    self.count = count
  }
}

/// What a server gave so that it can be asked whether anything changed.
///
/// Opaque and kept byte for byte. Source: RFC 9110 sections 8.8 and 13.1.
public struct Validators: Sendable, Hashable, Codable {
  public var etag: String?
  public var lastModified: String?
  /// The ``ContentChecksum`` of the body they came with, as hexadecimal digits.
  public var bodyHash: String?
  /// The address they belong to, after redirects.
  public var url: String?

  public init(
    etag: String? = nil, lastModified: String? = nil, bodyHash: String? = nil, url: String? = nil
  ) {
    self.etag = etag
    self.lastModified = lastModified
    self.bodyHash = bodyHash
    self.url = url
  }
}

/// When a feed may be asked again, and why not before.
public struct Schedule: Sendable, Hashable, Codable {
  /// Not to be asked before; nil: any time.
  public var nextDue: Date?
  /// Why it waits, in words.
  public var reason: String?
  /// Failures in a row.
  public var failures = 0
  /// When the first of them was.
  public var failingSince: Date?
  /// The server said that the feed is gone for good (410) at this time.
  public var goneSince: Date?
  /// The feed is not asked any more until the keeper says so.
  public var isStopped = false

  public init() {}
}
