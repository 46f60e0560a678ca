import FeedModel

/// Tells which outlet an entry comes from.
///
/// An outlet is the family of feeds that one publisher has: their pages, or the pages that they link
/// to, are below one registered domain. Where a feed's page is below one domain and nearly all it links
/// to below another (`bbc.co.uk` and `bbc.com`), both are one publisher's.
struct OutletDirectory {
  private let followed: FollowedFeeds
  private let families: DomainFamilies
  /// The head of the family of those feeds that name no page and link to one publisher's pages.
  private let linkedHeads: [FeedURL: String]
  /// The outlets of the entries' feeds, by the head of their family.
  private var outlets: [String: Outlet] = [:]

  /// Complexity: O(entries), whatever the number of feeds.
  ///
  /// - Parameters:
  ///   - followed: the feeds.
  ///   - entries: entries of theirs, to see what they link to.
  init(_ followed: FollowedFeeds, entries: some Collection<Entry>) {
    let links = LinkedDomains(entries)
    var families = DomainFamilies()
    var linkedKeys: [FeedURL: String] = [:]
    for feed in links.feeds where followed.byAddress[feed] != nil {
      if let page = followed.pages[feed] {
        if let linked = links.main(of: feed, atLeast: Self.enoughToJoin) {
          families.join(page, linked)
        }
      } else {
        let isDelivered = Outlet.isFeedService(feed.rawValue)
        linkedKeys[feed] = links.main(of: feed, atLeast: isDelivered ? 1 : Self.enoughToName)
      }
    }
    self.followed = followed
    self.families = families
    linkedHeads = linkedKeys.mapValues(families.head)
    let linked = Dictionary(grouping: linkedHeads.keys) { linkedHeads[$0] ?? "" }
    for feed in Set(entries.map(\.feed)) {
      guard let head = head(of: feed), outlets[head] == nil else { continue }
      outlets[head] = Outlet(key: head, name: name(of: head, linked[head] ?? []))
    }
  }

  /// The key of a followed feed's outlet; nil if the feed is not followed.
  private func head(of feed: FeedURL) -> String? {
    linkedHeads[feed] ?? followed.keys[feed].map(families.head)
  }

  /// The shortest name among an outlet's feeds, the first in the alphabet of equally short ones;
  /// `linked` are those of its feeds that are known by what they link to.
  private func name(of head: String, _ linked: [FeedURL] = []) -> String {
    let own = families.members(of: head).flatMap { followed.feeds(ofKey: $0) }
      .filter { linkedHeads[$0.url] == nil }.map(\.name)
    let others = linked.compactMap { feed in
      followed.byAddress[feed]?.wrappedValue.flatMap(FollowedFeeds.name)
    }
    return (own + others).min { ($0.utf8.count, $0) < ($1.utf8.count, $1) } ?? head
  }

  func feed(of entry: Entry) -> Boxed<FollowedFeed> {
    followed.byAddress[entry.feed] ?? Boxed(wrappedValue: nil)
  }

  /// The folders that an entry's feed is in, names from the outermost on joined by slashes.
  func folders(of entry: Entry) -> [String] {
    let folders = followed.byAddress[entry.feed]?.wrappedValue?.subscription.folders ?? []
    return folders.map { $0.joined(separator: "/") }
  }

  /// Whether an entry only links to somebody else's page, as those of aggregators do.
  func isElsewhere(_ entry: Entry) -> Bool {
    guard let page = followed.pages[entry.feed], let url = entry.url,
      let domain = Outlet.registeredDomain(of: url)
    else { return false }
    return !Outlet.isFeedService(url) && families.head(of: domain) != families.head(of: page)
  }

  /// The outlet of an entry; of an entry whose feed is no longer followed, one named by its host.
  func outlet(of entry: Entry) -> Outlet {
    if let head = head(of: entry.feed) { return outlet(of: head) }
    let domain = entry.url.flatMap(Outlet.registeredDomain) ?? entry.feed.description
    return outlet(of: families.head(of: domain))
  }

  private func outlet(of head: String) -> Outlet {
    outlets[head] ?? Outlet(key: head, name: name(of: head))
  }

  /// How many entries must link to a domain before it names the outlet of a feed that has no page, or
  /// is taken for that of the feed's page too: a page of links may have a few of one site.
  private static let enoughToName = 3
  private static let enoughToJoin = 5
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

  /// The feeds of those entries that link to something.
  var feeds: some Sequence<FeedURL> { counts.keys }

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
  private var families: [String: [String]] = [:]

  func head(of domain: String) -> String {
    var head = domain
    while let parent = parents[head] { head = parent }
    return head
  }

  /// The domains of a family, by its head.
  func members(of head: String) -> [String] { families[head] ?? [head] }

  mutating func join(_ a: String, _ b: String) {
    let (first, second) = (head(of: a), head(of: b))
    guard first != second else { return }
    let (head, other) = (min(first, second), max(first, second))
    parents[other] = head
    families[head] = members(of: head) + members(of: other)
    families[other] = nil
  }
}
