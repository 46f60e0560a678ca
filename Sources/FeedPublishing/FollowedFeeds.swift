import FeedModel

/// The feeds that are followed, with what they tell of their outlets before an entry of theirs is read:
/// made once for all editions of a run.
public struct FollowedFeeds: Sendable {
  /// The feeds, as the list has them.
  public let all: [FollowedFeed]
  let byAddress: [FeedURL: Boxed<FollowedFeed>]
  /// The registered domains of the feeds' pages, where they name one that is not a feed service's.
  let pages: [FeedURL: String]
  /// What outlets are told apart by: the page's domain, else that of the feed's own address.
  let keys: [FeedURL: String]
  private let places: [String: [Int]]

  /// Complexity: O(feeds).
  public init(_ feeds: [FollowedFeed]) {
    var (pages, keys): ([FeedURL: String], [FeedURL: String]) = ([:], [:])
    var places: [String: [Int]] = [:]
    for (place, feed) in feeds.enumerated() {
      let url = feed.subscription.url
      pages[url] = Self.pageDomain(of: feed)
      let key = pages[url] ?? Outlet.registeredDomain(of: url.rawValue) ?? url.rawValue
      keys[url] = key
      places[key, default: []].append(place)
    }
    all = feeds
    byAddress = Dictionary(feeds.map { ($0.subscription.url, Boxed(wrappedValue: $0)) }) { $1 }
    self.pages = pages
    self.keys = keys
    self.places = places
  }

  /// The feeds of a key.
  func feeds(ofKey key: String) -> [FollowedFeed] { (places[key] ?? []).map { all[$0] } }

  private static func pageDomain(of feed: FollowedFeed) -> String? {
    [feed.feed?.homePageURL, feed.subscription.homePageURL].compactMap { $0 }.lazy
      .filter { !Outlet.isFeedService($0) }.compactMap(Outlet.registeredDomain).first
  }
}
