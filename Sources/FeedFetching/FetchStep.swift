public import Curl

/// One request with its answer: a step on the way to a feed.
public struct FetchStep: Sendable, Hashable {
  /// The address asked, without user name and password.
  public let url: String
  /// The header fields sent, `Authorization` without its secret.
  public let requestHeaders: [HTTPHeaders.Field]
  public let status: Int
  public let headers: [HTTPHeaders.Field]
  /// Bytes of the body, decoded.
  public let bodyBytes: Int

  init(_ request: HTTPRequest, _ response: HTTPResponse) {
    url = request.url
    requestHeaders = request.headers.fields.map { field in
      field.name == "Authorization" ? .init(name: field.name, value: "Basic ...") : field
    }
    status = response.status
    headers = response.headers.fields
    bodyBytes = response.body.count
  }
}
