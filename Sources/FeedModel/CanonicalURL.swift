/// An http or https URL in its canonical form: two addresses of one page compare equal.
///
/// Left out or made equal: the scheme (http is https), user name, `www.`, the default port, the
/// fragment, tracking parameters, and a slash at the end. What is left identifies a page; it is not
/// meant to be fetched or shown.
public struct CanonicalURL: Sendable, Hashable, Codable {
  /// The canonical form: `host[:port]/path[?query]`.
  public let rawValue: String

  /// The canonical form of an address; nil if it is not an http or https URL with a host.
  public init?(_ address: String) {
    let trimmed = address.trimmingASCIIWhitespace()
    guard let separator = trimmed.firstRange(ofASCII: "://") else { return nil }
    let scheme = trimmed[..<separator.lowerBound].lowercasedASCII()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = trimmed[separator.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard let host = Self.canonicalHost(authority) else { return nil }
    let target = rest.dropFirst(authority.count)
    var path = target.prefix { $0 != "?" }
    while path.last == "/" { path = path.dropLast() }
    self.rawValue = host + path + Self.canonicalQuery(target.drop { $0 != "?" })
  }

  /// The host the page is on, without `www.` and port.
  public var host: String { String(rawValue.prefix { $0 != "/" && $0 != "?" && $0 != ":" }) }
}

extension CanonicalURL {
  private static func canonicalHost(_ authority: Substring) -> String? {
    var host = authority.split(separator: "@").last.map { $0.lowercasedASCII() } ?? ""
    for suffix in [":80", ":443"] where host.hasSuffix(suffix) {
      host = String(host.dropLast(suffix.count))
    }
    if host.hasPrefix("www.") { host = String(host.dropFirst(4)) }
    while host.hasSuffix(".") { host = String(host.dropLast()) }
    return host.isEmpty ? nil : host
  }

  /// The query without what only counts visitors; order kept, since some pages depend on it.
  private static func canonicalQuery(_ query: Substring) -> String {
    let kept = query.dropFirst().split(separator: "&").filter { parameter in
      let name = parameter.prefix { $0 != "=" }.lowercasedASCII()
      return !trackingParameters.contains(name)
        && !trackingPrefixes.contains(where: name.hasPrefix)
    }
    return kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
  }

  private static let trackingPrefixes = ["utm_", "at_", "mtm_", "pk_", "wt_", "ns_", "hsa_"]
  private static let trackingParameters: Set<String> = [
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "cmp",
    "cmpid", "ocid", "xtor", "ftag", "smid", "partner", "emc", "feedtype", "feedname", "ito",
    "source", "ref", "ref_src", "rss", "sr_share", "traffic_source", "xor", "from",
  ]
}
