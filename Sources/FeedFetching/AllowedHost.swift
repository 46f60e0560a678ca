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
}

/// The hosts that may be reached although their addresses are private, found without a walk through all.
struct AllowedHosts: Sendable {
  /// The ports of a host; an empty set is all of them.
  private var ports: [String: Set<Int>] = [:]

  init(_ hosts: [AllowedHost]) {
    for host in hosts {
      guard let port = host.port else {
        ports[host.host] = []
        continue
      }
      if ports[host.host]?.isEmpty != true { ports[host.host, default: []].insert(port) }
    }
  }

  /// Whether an address is on one of the hosts.
  func cover(_ address: String) -> Bool {
    guard !ports.isEmpty, let origin = Origin(address), let allowed = ports[origin.host] else {
      return false
    }
    return allowed.isEmpty || allowed.contains(origin.port)
  }
}

extension AllowedHost: CustomStringConvertible {
  /// `HOST` or `HOST:PORT`.
  public var description: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port.map { "\(name):\($0)" } ?? name
  }
}
