import FeedModel
import FeedText

/// What the addresses of feeds look like.
public enum FeedAddress {
  /// An address without the scheme `feed`, which some pages put in place of http or before it.
  public static func withoutFeedScheme(_ address: String) -> String {
    let address = address.trimmingASCIIWhitespace()
    guard address.prefix(5).lowercasedASCII() == "feed:" else { return address }
    let rest = String(address.dropFirst(5))
    return rest.hasPrefix("//") ? "http:" + rest : rest
  }

  /// The http or https address that a reference means, without fragment; nil if it means another.
  static func absolute(_ reference: String, base: String?) -> String? {
    let resolved = URLReference.resolve(withoutFeedScheme(reference), against: base)
    guard let address = resolved.map({ String($0.prefix { $0 != "#" }) }), address.isWebAddress,
      host(address) != nil
    else { return nil }
    return address
  }

  /// The host of an address, with its port; nil if it has none.
  static func host(_ address: String) -> String? {
    guard let scheme = address.firstRange(ofASCII: "://") else { return nil }
    let authority = address[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return authority.split(separator: "@").last?.lowercased()
  }

  /// Whether the path of an absolute address clearly is that of a feed.
  static func looksLikeFeed(_ address: String) -> Bool {
    let segments = path(of: address).lowercasedASCII().split(separator: "/")
    if segments.contains(where: { $0 == "feed" || $0 == "rss" || $0 == "atom" }) { return true }
    guard let file = segments.last, !file.hasPrefix("sitemap") else { return false }
    return [".rss", ".xml", ".atom", ".rdf"].contains { file.hasSuffix($0) }
      || file.hasSuffix("feed.json")
  }

  private static func path(of address: String) -> Substring {
    guard let scheme = address.firstRange(ofASCII: "://") else { return "" }
    let rest = address[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    return rest.drop { $0 != "/" }
  }
}
