public import FeedModel
import FeedText

/// Finds the feeds that a web page links to.
///
/// Source: the HTML standard, 4.6.7.1, on `rel=alternate`; `rel=feed` is an older proposal.
public struct FeedDiscovery: Sendable {
  /// No honest page links to more.
  private static let most = 200

  public init() {}

  /// The feeds in the order of the page, each once; guesses only where the page names none.
  ///
  /// Complexity: O(n) in the page's size.
  public func feeds(in page: FetchedDocument) -> [LinkedFeed] {
    let links = PageLinks(PageEncoding.text(of: page))
    let base = links.base.flatMap { FeedAddress.absolute($0, base: page.url) } ?? page.url
    let named = Self.once(links.links.lazy.compactMap { LinkedFeed(link: $0, base: base) })
    guard named.isEmpty, let host = page.url.flatMap(FeedAddress.host) else { return named }
    return Self.once(
      links.anchors.lazy.compactMap { LinkedFeed(guess: $0, base: base, host: host) })
  }

  private static func once(_ feeds: some Sequence<LinkedFeed>) -> [LinkedFeed] {
    var seen: Set<FeedURL> = []
    return Array(feeds.lazy.filter { seen.insert($0.url).inserted }.prefix(most))
  }
}

extension LinkedFeed {
  /// The feed a `<link>` names; nil if it names something else.
  fileprivate init?(link: PageLinks.Link, base: String?) {
    let relations = link["rel"]?.lowercasedASCII().split(whereSeparator: \.isWhitespace) ?? []
    guard relations.contains("alternate") || relations.contains("feed"),
      !relations.contains("stylesheet"),
      let address = link["href"].flatMap({ FeedAddress.absolute($0, base: base) }),
      let url = FeedURL(address)
    else { return nil }
    self.init(url: url)
    let type = link["type"]?.prefix { $0 != ";" }.trimmed?.lowercasedASCII()
    format = type.flatMap { Format(type: $0, address: address) }
    guard format != nil || (type == nil && relations.contains("feed")) else { return nil }
    title = link["title"]
    language = link["hreflang"]
  }

  /// The feed of an `<a>` whose address looks like one, on the page's own host; nil for others.
  fileprivate init?(guess link: PageLinks.Link, base: String?, host: String) {
    guard let address = link["href"].flatMap({ FeedAddress.absolute($0, base: base) }),
      FeedAddress.host(address) == host, FeedAddress.looksLikeFeed(address),
      let url = FeedURL(address)
    else { return nil }
    self.init(url: url)
    title = link["title"]
    isGuess = true
  }
}

extension LinkedFeed.Format {
  /// The format of a media type; nil if it is none of a feed.
  ///
  /// Plain JSON is a feed only if its address says so: many pages link to themselves as JSON.
  fileprivate init?(type: String, address: String) {
    switch type {
    case "application/rss+xml", "application/rss", "text/rss+xml": self = .rss
    case "application/atom+xml", "application/atom", "text/atom+xml": self = .atom
    case "application/rdf+xml", "text/rdf+xml": self = .rdf
    case "application/feed+json": self = .json
    case "application/json" where FeedAddress.looksLikeFeed(address): self = .json
    case "application/xml", "text/xml": self = .xml
    default: return nil
    }
  }
}
