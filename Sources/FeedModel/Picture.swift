/// A picture with what its publisher says about it: a thumbnail of an entry, the image of a feed.
public struct Picture: Sendable, Hashable, Codable {
  public var url: String
  public var title: String?
  /// The page the picture leads to.
  public var link: String?
  /// Pixels, as written.
  public var width: String?
  public var height: String?
  public var description: String?

  public init(
    url: String, title: String? = nil, link: String? = nil, width: String? = nil,
    height: String? = nil, description: String? = nil
  ) {
    self.url = url
    self.title = title
    self.link = link
    self.width = width
    self.height = height
    self.description = description
  }
}
