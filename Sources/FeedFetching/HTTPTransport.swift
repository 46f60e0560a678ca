public import Curl

/// What sends a request: libcurl, or a script in a test.
public protocol HTTPTransport: Sendable {
  /// Sends a request and gives the whole answer, redirects not followed.
  ///
  /// - Throws: what kept the answer from arriving whole.
  func send(_ request: HTTPRequest) async throws(CurlError) -> HTTPResponse
}

extension HTTPClient: HTTPTransport {}
