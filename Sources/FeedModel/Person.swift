/// Somebody who writes or publishes.
///
/// Source: RFC 4287 section 3.2.
public struct Person: Sendable, Hashable, Codable {
  public var name: String?
  public var email: String?
  /// An absolute http(s) address of a page about the person.
  public var url: String?
  /// An image of the person (JSON Feed's `avatar`).
  public var avatar: String?

  public init(
    name: String? = nil, email: String? = nil, url: String? = nil, avatar: String? = nil
  ) {
    self.name = name
    self.email = email
    self.url = url
    self.avatar = avatar
  }

  public var isEmpty: Bool { name == nil && email == nil && url == nil && avatar == nil }
}
