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
  private let named: [String: [NamedFeed]]

  /// A feed with the name that it gives its outlet.
  struct NamedFeed {
    let url: FeedURL
    let name: String
  }

  /// Complexity: O(feeds).
  public init(_ feeds: [FollowedFeed]) {
    var (pages, keys): ([FeedURL: String], [FeedURL: String]) = ([:], [:])
    var named: [String: [NamedFeed]] = [:]
    for feed in feeds {
      let url = feed.subscription.url
      pages[url] = Self.pageDomain(of: feed)
      let key = pages[url] ?? Outlet.registeredDomain(of: url.rawValue) ?? url.rawValue
      keys[url] = key
      if let name = Self.name(of: feed) {
        named[key, default: []].append(NamedFeed(url: url, name: name))
      }
    }
    all = feeds
    byAddress = Dictionary(feeds.map { ($0.subscription.url, Boxed(wrappedValue: $0)) }) { $1 }
    self.pages = pages
    self.keys = keys
    self.named = named
  }

  /// The feeds of a key that have a name.
  func feeds(ofKey key: String) -> [NamedFeed] { named[key] ?? [] }

  /// The name that a feed gives its outlet: the keeper's, else the publisher's.
  static func name(of feed: FollowedFeed) -> String? {
    [feed.subscription.title, feed.feed?.title?.value].compactMap { $0 }.first { !$0.isEmpty }
  }

  private static func pageDomain(of feed: FollowedFeed) -> String? {
    [feed.feed?.homePageURL, feed.subscription.homePageURL].compactMap { $0 }.lazy
      .filter { !Outlet.isFeedService($0) }.compactMap(Outlet.registeredDomain).first
  }
}
