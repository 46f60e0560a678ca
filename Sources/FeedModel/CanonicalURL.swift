/// An http or https URL in its canonical form: two addresses of one page compare equal.
///
/// Left out or made equal: the scheme (http is https), user name, `www.`, the default port, the
/// fragment, tracking parameters, and a slash at the end. What is left identifies a page; it is not
/// meant to be fetched or shown.
public struct CanonicalURL: Sendable, Hashable, Codable {
  /// The canonical form: `host[:port]/path[?query]`.
  public let rawValue: String

  /// A canonical form that was calculated before.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The canonical form of an address; nil if it is not an http or https URL with a host.
  ///
  /// Complexity: O(n); it is asked for every entry that is read.
  public init?(_ address: String) {
    let trimmed = Array(address.trimmingASCIIWhitespace().utf8)
    guard let colon = trimmed.firstIndex(of: UInt8(ascii: ":")),
      trimmed[colon...].starts(with: "://".utf8)
    else { return nil }
    let scheme = trimmed[..<colon].map(Self.lowercased)
    guard scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8) else {
      return nil
    }
    let rest = trimmed[(colon + 3)...].prefix { $0 != UInt8(ascii: "#") }
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    guard var canonical = Self.canonicalHost(authority) else { return nil }
    let target = rest.dropFirst(authority.count)
    var path = target.prefix { $0 != UInt8(ascii: "?") }
    while path.last == UInt8(ascii: "/") { path = path.dropLast() }
    canonical += path
    Self.append(
      query: target.dropFirst(path.count).drop { $0 != UInt8(ascii: "?") }, to: &canonical)
    self.rawValue = String(decoding: canonical, as: UTF8.self)
  }

  /// The host the page is on, without `www.` and port.
  public var host: String { String(rawValue.prefix { $0 != "/" && $0 != "?" && $0 != ":" }) }
}

extension CanonicalURL {
  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static func canonicalHost(_ authority: ArraySlice<UInt8>) -> [UInt8]? {
    guard let named = authority.split(separator: UInt8(ascii: "@")).last else { return nil }
    var host = named.map(lowercased)[...]
    for suffix in [":80", ":443"] where host.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
      host = host.dropLast(suffix.utf8.count)
    }
    if host.starts(with: "www.".utf8) { host = host.dropFirst(4) }
    while host.last == UInt8(ascii: ".") { host = host.dropLast() }
    return host.isEmpty ? nil : Array(host)
  }

  /// Adds the query without what only counts visitors; order kept, since some pages depend on it.
  private static func append(query: ArraySlice<UInt8>, to canonical: inout [UInt8]) {
    var separator = UInt8(ascii: "?")
    for parameter in query.dropFirst().split(separator: UInt8(ascii: "&")) {
      let bytes = parameter.prefix { $0 != UInt8(ascii: "=") }.map(lowercased)
      let name = String(decoding: bytes, as: UTF8.self)
      guard !trackingParameters.contains(name), !trackingPrefixes.contains(where: name.hasPrefix)
      else { continue }
      canonical.append(separator)
      canonical += parameter
      separator = UInt8(ascii: "&")
    }
  }

  private static let trackingPrefixes = ["utm_", "at_", "mtm_", "pk_", "wt_", "ns_", "hsa_"]
  private static let trackingParameters: Set<String> = [
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "cmp",
    "cmpid", "ocid", "xtor", "ftag", "smid", "partner", "emc", "feedtype", "feedname", "ito",
    "source", "ref", "ref_src", "rss", "sr_share", "traffic_source", "xor", "from",
  ]
}
