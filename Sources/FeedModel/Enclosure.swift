/// A file that belongs to an entry: a podcast's sound, a picture, a video.
public struct Enclosure: Sendable, Hashable, Codable {
  public var url: String
  /// The media type; `application/octet-stream` where the publisher gave none.
  public var type: String
  /// The size in bytes.
  public var length: Int?
  /// Seconds.
  public var duration: Double?
  public var title: String?

  public init(
    url: String, type: String, length: Int? = nil, duration: Double? = nil, title: String? = nil
  ) {
    self.url = url
    self.type = type
    self.length = length
    self.duration = duration
    self.title = title
  }
}
