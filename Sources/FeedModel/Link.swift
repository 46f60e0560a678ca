/// A reference to another resource.
///
/// Source: RFC 4287 section 4.2.7.
public struct Link: Sendable, Hashable, Codable {
  /// Absolute where a base was known; never of a script scheme.
  public var href: String
  /// The relation, `alternate` where the publisher gave none.
  public var rel: String
  /// The media type.
  public var type: String?
  public var hreflang: String?
  public var title: String?
  /// The size in bytes as written.
  public var length: String?

  public init(
    href: String, rel: String = "alternate", type: String? = nil, hreflang: String? = nil,
    title: String? = nil, length: String? = nil
  ) {
    self.href = href
    self.rel = rel
    self.type = type
    self.hreflang = hreflang
    self.title = title
    self.length = length
  }
}
