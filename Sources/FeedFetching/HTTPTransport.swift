public import Curl

/// What sends a request: libcurl, or a script in a test.
public protocol HTTPTransport: Sendable {
  /// Sends a request and gives the whole answer, redirects not followed.
  ///
  /// - Throws: what kept the answer from arriving whole.
  func send(_ request: HTTPRequest) async throws(CurlError) -> HTTPResponse

  /// Notes that these bytes of bodies are no longer needed, which makes room for others.
  func release(_ bytes: Int)
}

extension HTTPTransport {
  public func release(_ bytes: Int) {}
}

extension HTTPClient: HTTPTransport {}
