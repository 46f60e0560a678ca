import FoundationEssentials

extension Entry {
  /// An entry's identity: a hash of the feed's address and the publisher's own id.
  ///
  /// It is calculated, not handed out by a database, so decisions and stories that name it survive
  /// a rebuilt database and hold on any machine. 24 hexadecimal digits: eight of the feed, sixteen
  /// of the entry.
  public struct ID: RawRepresentable, Sendable, Hashable, Codable, Comparable,
    CustomStringConvertible
  {
    public let rawValue: String

    /// An identity that was calculated before.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The identity of the entry that a publisher calls `identifier` in a feed.
    public init(feed: FeedURL, identifier: String) {
      self = IDs(feed: feed).id(of: identifier)
    }

    public var description: String { rawValue }
    public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
  }

  /// The identities of the entries of one feed.
  public struct IDs: Sendable {
    private let feedHash: String
    private let prefix: [UInt8]

    /// The identities of a feed's entries.
    public init(feed: FeedURL) {
      feedHash = SHA256.hash(of: feed.rawValue).hexadecimal(bytes: 4)
      prefix = Array(feed.rawValue.utf8) + [0]
    }

    /// The identity of the entry that the publisher calls so.
    ///
    /// Complexity: O(n) in the length of both names.
    public func id(of identifier: String) -> ID {
      var bytes = prefix
      bytes.reserveCapacity(prefix.count + identifier.utf8.count)
      bytes.append(contentsOf: identifier.utf8)
      return ID(rawValue: SHA256.hash(of: bytes).hexadecimal(bytes: 8, behind: feedHash))
    }

    /// Gives an entry of the feed its identity.
    public func identify(_ entry: inout Entry) {
      entry.id = id(of: entry.identifier)
    }
  }

  /// What identifies the entry inside its feed: the publisher's id, else the link, else title and
  /// date (the text's beginning where there is no title).
  public var identifier: String {
    if let publisherID, !publisherID.isEmpty { return publisherID }
    if let url, !url.isEmpty { return url }
    let day = date.map { String(Int($0.timeIntervalSince1970)) } ?? ""
    let words = title?.value ?? body?.value ?? ""
    return "newsfold:" + SHA256.hash(of: words + "\u{0}" + day).hexadecimal(bytes: 16)
  }
}
