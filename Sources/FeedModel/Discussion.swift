/// What an entry answers.
///
/// Source: RFC 4685 section 3.
public struct InReplyTo: Sendable, Hashable, Codable {
  public var ref: String?
  public var href: String?
  public var type: String?
  public var source: String?

  public init(ref: String? = nil, href: String? = nil, type: String? = nil, source: String? = nil) {
    self.ref = ref
    self.href = href
    self.type = type
    self.source = source
  }
}

/// Where an entry is discussed, and how much.
public struct Comments: Sendable, Hashable, Codable {
  /// The page with the comments.
  public var url: String?
  /// The feed of the comments.
  public var feedURL: String?
  public var count: Int?

  public init(url: String? = nil, feedURL: String? = nil, count: Int? = nil) {
    self.url = url
    self.feedURL = feedURL
    self.count = count
  }

  public var isEmpty: Bool { url == nil && feedURL == nil && count == nil }
}
