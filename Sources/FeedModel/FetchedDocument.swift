/// A body that arrived whole, with what is needed to read it.
public struct FetchedDocument: Sendable, Hashable {
  public var bytes: [UInt8]
  /// Where it came from, after redirects: the base of relative addresses.
  public var url: String?
  /// The HTTP `Content-Type`, as it stood.
  public var contentType: String?
  /// The HTTP `Content-Language`, as it stood.
  public var contentLanguage: String?

  public init(
    bytes: [UInt8], url: String? = nil, contentType: String? = nil, contentLanguage: String? = nil
  ) {
    self.bytes = bytes
    self.url = url
    self.contentType = contentType
    self.contentLanguage = contentLanguage
  }
}
