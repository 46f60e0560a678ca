import FeedModel
import FoundationEssentials

/// A host that may be reached although its address is not a public one, with its port if given.
public struct AllowedHost: Sendable, Hashable {
  public let host: String
  /// Nil allows every port.
  public let port: Int?

  /// Reads `HOST` or `HOST:PORT`; an IPv6 address stands in brackets.
  ///
  /// Nil if it is neither.
  public init?(_ text: String) {
    let trimmed = text.trimmingASCIIWhitespace().lowercasedASCII()
    guard let url = URL(string: "http://" + trimmed + "/"), let host = url.host(), !host.isEmpty,
      url.path() == "/", url.user() == nil
    else { return nil }
    self.host = host
    self.port = url.port
  }

  /// Whether an address is on this host and port.
  func covers(_ address: String) -> Bool {
    guard let url = URL(string: address), let host = url.host()?.lowercasedASCII() else {
      return false
    }
    let usual = url.scheme?.lowercasedASCII() == "https" ? 443 : 80
    return host == self.host && (port == nil || port == url.port ?? usual)
  }
}

extension AllowedHost: CustomStringConvertible {
  /// `HOST` or `HOST:PORT`.
  public var description: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port.map { "\(name):\($0)" } ?? name
  }
}
