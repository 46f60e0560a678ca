/// An answer that arrived whole.
///
/// Redirects are not followed here: ``redirect`` says where to.
public struct HTTPResponse: Sendable, Hashable {
  /// 100 to 599.
  public var status: Int
  /// The address that answered.
  public var url: String
  public var headers: HTTPHeaders
  /// The body, decoded (gzip, brotli, zstd).
  public var body: [UInt8]
  /// The absolute address of the `Location` header of a 3xx answer.
  public var redirect: String?

  public init(
    status: Int, url: String, headers: HTTPHeaders = [:], body: [UInt8] = [],
    redirect: String? = nil
  ) {
    self.status = status
    self.url = url
    self.headers = headers
    self.body = body
    self.redirect = redirect
  }
}
