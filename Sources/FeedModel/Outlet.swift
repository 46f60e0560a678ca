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
    if labels.count > 2, sharedDomains.contains(labels.suffix(2).joined(separator: ".")) {
      return host
    }
    guard labels.count > 2, !labels.allSatisfy({ Int($0) != nil }) else { return host }
    let isSecondLevel =
      secondLevelSuffixes.contains(String(labels[labels.count - 2]))
      && labels[labels.count - 1].count == 2
    return labels.suffix(isSecondLevel ? 3 : 2).joined(separator: ".")
  }

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
