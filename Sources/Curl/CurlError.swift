/// What went wrong in a transfer, with libcurl's own number and words.
public struct CurlError: Error, Hashable, CustomStringConvertible {
  /// The kinds that a caller can act on.
  public enum Kind: Sendable, Hashable {
    /// The name of the host could not be resolved.
    case unknownHost
    /// No connection.
    case noConnection
    /// A limit of time was reached, or the transfer was too slow.
    case timedOut
    /// TLS failed: certificate, name or protocol.
    case insecure
    /// The body is larger than allowed.
    case bodyTooLarge
    /// The body unpacks to far more than was sent.
    case expandsTooMuch
    /// The headers are larger than allowed.
    case headersTooLarge
    /// The address is private and not allowed.
    case privateAddress
    /// The caller gave up.
    case cancelled
    /// Anything else.
    case other
  }

  public let kind: Kind
  /// libcurl's CURLcode.
  public let code: Int
  public let message: String

  public init(kind: Kind, code: Int, message: String) {
    self.kind = kind
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
