/// The program that made a feed.
///
/// Source: RFC 4287 section 4.2.4.
public struct Generator: Sendable, Hashable, Codable {
  public var name: String?
  public var url: String?
  public var version: String?

  public init(name: String? = nil, url: String? = nil, version: String? = nil) {
    self.name = name
    self.url = url
    self.version = version
  }
}
