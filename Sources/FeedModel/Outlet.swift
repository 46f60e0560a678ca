/// Who publishes: the nine feeds of one broadcaster are one outlet.
public struct Outlet: Sendable, Hashable, Codable {
  /// What makes two feeds one outlet: the registered domain of the page they belong to, or the page
  /// itself where many publishers share a host.
  public let key: String
  /// The name to show.
  public var name: String

  public init(key: String, name: String) {
    self.key = key
    self.name = name
  }

  /// The registered domain of an address: `news.example.co.uk` is `example.co.uk`.
  ///
  /// A short list of second-level suffixes stands in for the whole Public Suffix List: enough to
  /// tell publishers apart, not for security.
  public static func registeredDomain(of address: String) -> String? {
    guard let host = CanonicalURL(address)?.host, !host.isEmpty else { return nil }
    if sharedHosts.contains(host) { return CanonicalURL(address)?.rawValue }
    let labels = host.split(separator: ".")
    if labels.count > 2, sharedDomains.contains(domain(of: host)) {
      return host
    }
    guard labels.count > 2, !labels.allSatisfy({ Int($0) != nil }) else { return host }
    let isSecondLevel =
      secondLevelSuffixes.contains(String(labels[labels.count - 2]))
      && labels[labels.count - 1].count == 2
    return labels.suffix(isSecondLevel ? 3 : 2).joined(separator: ".")
  }

  /// Whether an address is on a host, or below a domain, that many publishers share.
  public static func isShared(_ address: String) -> Bool {
    guard let host = CanonicalURL(address)?.host else { return false }
    return sharedHosts.contains(host) || sharedDomains.contains(domain(of: host))
  }

  /// Whether an address is one of a service that only delivers the feeds of others, or finds their
  /// pages: it says nothing of the publisher.
  public static func isFeedService(_ address: String) -> Bool {
    guard let host = CanonicalURL(address)?.host else { return false }
    return feedServices.contains(host) || feedServices.contains(domain(of: host))
  }

  private static func domain(of host: String) -> String {
    host.split(separator: ".").suffix(2).joined(separator: ".")
  }

  private static let feedServices: Set<String> = [
    "feedburner.com", "feedproxy.google.com", "news.google.com", "feedblitz.com", "feedpress.me",
    "feedpress.com", "rss.app", "rsshub.app", "openrss.org", "fetchrss.com", "politepol.com",
    "politepaul.com", "feed43.com", "morss.it", "rss-bridge.org", "feedrapp.info",
  ]

  /// Hosts where each page or channel is a publisher of its own.
  private static let sharedHosts: Set<String> = [
    "youtube.com", "medium.com", "facebook.com", "twitter.com", "x.com", "reddit.com", "vimeo.com",
    "soundcloud.com", "flickr.com", "feeds.feedburner.com", "rss.app", "t.me", "openrss.org",
  ]

  /// Domains where each host is a publisher of its own.
  private static let sharedDomains: Set<String> = [
    "blogspot.com", "wordpress.com", "substack.com", "tumblr.com", "github.io", "livejournal.com",
    "medium.com", "typepad.com", "gitlab.io", "neocities.org", "bearblog.dev", "ghost.io",
  ]

  private static let secondLevelSuffixes: Set<String> = [
    "ac", "co", "com", "edu", "gob", "gov", "go", "in", "ne", "net", "or", "org", "nom", "ltd",
    "plc", "me", "asn", "id", "gen", "geek", "kiwi", "maori", "school",
  ]
}
