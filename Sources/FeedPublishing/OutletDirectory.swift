import FeedModel

/// Tells which outlet an entry comes from.
struct OutletDirectory {
  private var feeds: [FeedURL: FollowedFeed] = [:]
  private var outlets: [FeedURL: Outlet] = [:]

  init(_ followed: [FollowedFeed]) {
    var byKey: [String: [FollowedFeed]] = [:]
    for feed in followed {
      feeds[feed.subscription.url] = feed
      byKey[Self.key(of: feed), default: []].append(feed)
    }
    for (key, family) in byKey {
      let outlet = Outlet(key: key, name: Self.name(of: family))
      for feed in family { outlets[feed.subscription.url] = outlet }
    }
  }

  func feed(of entry: Entry) -> FollowedFeed? { feeds[entry.feed] }

  /// The outlet of an entry; of an entry whose feed is no longer followed, one named by its host.
  func outlet(of entry: Entry) -> Outlet {
    if let outlet = outlets[entry.feed] { return outlet }
    let domain = entry.url.flatMap(Outlet.registeredDomain) ?? entry.feed.description
    return Outlet(key: domain, name: domain)
  }

  private static func key(of feed: FollowedFeed) -> String {
    let pages = [
      feed.feed?.homePageURL, feed.subscription.homePageURL, feed.subscription.url.rawValue,
    ]
    return pages.compactMap { $0 }.lazy.compactMap(Outlet.registeredDomain).first
      ?? feed.subscription.url.rawValue
  }

  /// The shortest name among an outlet's feeds, the first in the alphabet of equally short ones.
  private static func name(of family: [FollowedFeed]) -> String {
    let names = family.compactMap { feed in
      [feed.subscription.title, feed.feed?.title?.value].compactMap { $0 }.first { !$0.isEmpty }
    }
    return names.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) } ?? key(of: family[0])
  }
}
