import FeedModel
import FoundationEssentials

/// Scheme, host and port of a URL: what makes two of them one site (RFC 6454 section 4).
struct Origin: Hashable, Sendable {
  private let scheme: String
  let host: String
  let port: Int

  /// Nil if the address has no scheme and host.
  init?(_ address: String) {
    guard let url = URL(string: address), let scheme = url.scheme?.lowercasedASCII(),
      let host = url.host()?.lowercasedASCII(), !host.isEmpty
    else { return nil }
    self.scheme = scheme
    self.host = host
    self.port = url.port ?? (scheme == "https" ? 443 : 80)
  }
}
