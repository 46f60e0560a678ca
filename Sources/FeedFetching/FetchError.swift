/// Why a feed could not be fetched, as far as a caller can act on it.
public enum FetchError: Error, Hashable, Sendable {
  /// An answer with a status that brings no feed.
  case status(Int)
  /// The server asks not to be asked for these seconds (429, 503 with Retry-After).
  case rateLimited(seconds: Double, status: Int)
  /// More redirects than allowed.
  case tooManyRedirects(Int)
  /// Redirects that lead back to where they came from.
  case redirectCircle
  /// A redirect that leads nowhere: no address, or not http and https.
  case badRedirect(String)
  /// The name of the host is unknown.
  case unknownHost
  /// No connection, with libcurl's words.
  case noConnection(String)
  /// A limit of time was reached.
  case timedOut
  /// TLS failed, with libcurl's words.
  case insecure(String)
  /// The body is larger than this many bytes.
  case tooLarge(Int)
  /// The body unpacks to more than this many times what was sent.
  case expandsTooMuch(Int)
  /// Another page of the feed that is on another site.
  case otherOrigin
  /// The headers are larger than allowed.
  case headersTooLarge(Int)
  /// The address is private or local and not allowed.
  case privateAddress
  /// The address is neither http, https nor a file.
  case unsupportedAddress
  /// A file that is not below the folder of the list that names it.
  case fileOutsideFolder
  /// A file that cannot be read, with the system's words.
  case unreadableFile(String)
  /// The run ended before the answer was here.
  case cancelled
  /// Anything else libcurl says.
  case transfer(String)
}
