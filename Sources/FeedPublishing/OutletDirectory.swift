import FeedModel

/// Tells which outlet an entry comes from.
///
/// An outlet is the family of feeds that one publisher has: their pages, or the pages that they link
/// to, are below one registered domain. Where a feed's page is below one domain and nearly all it links
/// to below another (`bbc.co.uk` and `bbc.com`), both are one publisher's.
struct OutletDirectory {
  private var feeds: [FeedURL: Boxed<FollowedFeed>] = [:]
  /// The registered domains of the feeds' pages.
  private var pages: [FeedURL: String] = [:]
  private var outlets: [FeedURL: Outlet] = [:]
  private var outletsByDomain: [String: Outlet] = [:]
  private let families: DomainFamilies

  /// - Parameters:
  ///   - followed: the feeds.
  ///   - entries: entries of theirs, to see what they link to.
  init(_ followed: [FollowedFeed], entries: some Collection<Entry>) {
    let links = LinkedDomains(entries)
    var families = DomainFamilies()
    for feed in followed {
      feeds[feed.subscription.url] = Boxed(wrappedValue: feed)
      pages[feed.subscription.url] = Self.pageDomain(of: feed)
      if let page = pages[feed.subscription.url],
        let linked = links.main(of: feed.subscription.url, atLeast: Self.enoughToJoin)
      {
        families.join(page, linked)
      }
    }
    var byKey: [String: [FollowedFeed]] = [:]
    for feed in followed {
      let key = pages[feed.subscription.url] ?? Self.key(of: feed.subscription.url, links)
      byKey[families.head(of: key), default: []].append(feed)
    }
    self.families = families
    for (key, family) in byKey {
      let outlet = Outlet(key: key, name: Self.name(of: family, key: key))
      outletsByDomain[key] = outlet
      for feed in family { outlets[feed.subscription.url] = outlet }
    }
  }

  func feed(of entry: Entry) -> Boxed<FollowedFeed> {
    feeds[entry.feed] ?? Boxed(wrappedValue: nil)
  }

  /// The folders that an entry's feed is in, names from the outermost on joined by slashes.
  func folders(of entry: Entry) -> [String] {
    feeds[entry.feed]?.wrappedValue?.subscription.folders.map { $0.joined(separator: "/") } ?? []
  }

  /// Whether an entry only links to somebody else's page, as those of aggregators do.
  func isElsewhere(_ entry: Entry) -> Bool {
    guard let page = pages[entry.feed], let url = entry.url,
      let domain = Outlet.registeredDomain(of: url)
    else { return false }
    return !Outlet.isFeedService(url) && families.head(of: domain) != families.head(of: page)
  }

  /// The outlet of an entry; of an entry whose feed is no longer followed, one named by its host.
  func outlet(of entry: Entry) -> Outlet {
    if let outlet = outlets[entry.feed] { return outlet }
    let domain = entry.url.flatMap(Outlet.registeredDomain) ?? entry.feed.description
    return outletsByDomain[domain] ?? Outlet(key: domain, name: domain)
  }

  /// What stands for the page of a feed that names none, or one of a feed service: what it links to; its
  /// own address where it links to nothing of one publisher.
  private static func key(of url: FeedURL, _ links: LinkedDomains) -> String {
    let isDelivered = Outlet.isFeedService(url.rawValue)
    return links.main(of: url, atLeast: isDelivered ? 1 : enoughToName)
      ?? Outlet.registeredDomain(of: url.rawValue) ?? url.rawValue
  }

  private static func pageDomain(of feed: FollowedFeed) -> String? {
    [feed.feed?.homePageURL, feed.subscription.homePageURL].compactMap { $0 }.lazy
      .filter { !Outlet.isFeedService($0) }.compactMap(Outlet.registeredDomain).first
  }

  /// How many entries must link to a domain before it names the outlet of a feed that has no page, or
  /// is taken for that of the feed's page too: a page of links may have a few of one site.
  private static let enoughToName = 3
  private static let enoughToJoin = 5

  /// The shortest name among an outlet's feeds, the first in the alphabet of equally short ones.
  private static func name(of family: [FollowedFeed], key: String) -> String {
    let names = family.compactMap { feed in
      [feed.subscription.title, feed.feed?.title?.value].compactMap { $0 }.first { !$0.isEmpty }
    }
    return names.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) } ?? key
  }
}

/// The registered domains that the entries of each feed link to.
private struct LinkedDomains {
  private var counts: [FeedURL: [String: Int]] = [:]

  /// Complexity: O(entries), of each only the host is looked at.
  init(_ entries: some Collection<Entry>) {
    var hosts: [FeedURL: [Substring: Int]] = [:]
    for entry in entries {
      guard let host = entry.url.flatMap(Self.host) else { continue }
      hosts[entry.feed, default: [:]][host, default: 0] += 1
    }
    counts = hosts.mapValues { hosts in
      var domains: [String: Int] = [:]
      for (host, count) in hosts {
        domains[Self.domain(of: host), default: 0] += count
      }
      return domains
    }
  }

  /// The domain that nine of ten entries of a feed link to; nil if there is none, or one where each
  /// page is somebody else's, or if fewer link to it.
  func main(of feed: FeedURL, atLeast least: Int) -> String? {
    guard let domains = counts[feed] else { return nil }
    let all = domains.values.reduce(0, +)
    guard let main = domains.first(where: { $0.value * 10 >= all * 9 }), main.value >= least
    else { return nil }
    return main.key.isEmpty ? nil : main.key
  }

  /// The registered domain of a host; empty where it says nothing of the publisher.
  private static func domain(of host: Substring) -> String {
    let address = "https://\(host)/"
    guard !Outlet.isShared(address), !Outlet.isFeedService(address) else { return "" }
    return Outlet.registeredDomain(of: address) ?? ""
  }

  private static func host(of address: String) -> Substring? {
    guard let scheme = address.firstRange(of: "://") else { return nil }
    return address[scheme.upperBound...].prefix { !"/?#".contains($0) }
  }
}

/// Domains of one publisher, each family known by the first in the alphabet.
private struct DomainFamilies {
  private var parents: [String: String] = [:]

  func head(of domain: String) -> String {
    var head = domain
    while let parent = parents[head] { head = parent }
    return head
  }

  mutating func join(_ a: String, _ b: String) {
    let (first, second) = (head(of: a), head(of: b))
    if first != second { parents[max(first, second)] = min(first, second) }
  }
}
