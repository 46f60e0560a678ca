import FeedModel

/// The feeds of one host that wait to be asked.
///
/// A few workers take from it, so that a feed that does not answer holds up one of them only.
actor HostQueue {
  private let feeds: [Subscription]
  private var next = 0

  init(_ feeds: [Subscription]) { self.feeds = feeds }

  /// The next feed; nil when none is left.
  func take() -> Subscription? {
    guard next < feeds.count else { return nil }
    defer { next += 1 }
    return feeds[next]
  }

  nonisolated var count: Int { feeds.count }
}

extension HostQueue {
  /// The queues of all hosts that feeds are on, in the order of their first feed; each feed once.
  static func queues(
    of subscriptions: [Subscription], _ states: [FeedURL: FeedState]
  ) -> [HostQueue] {
    var asked: Set<FeedURL> = []
    var places: [String: Int] = [:]
    var hosts: [[Subscription]] = []
    for subscription in subscriptions where asked.insert(subscription.url).inserted {
      let host = (states[subscription.url] ?? FeedState(url: subscription.url)).host
      let place = places[host] ?? hosts.count
      if place == hosts.count {
        places[host] = place
        hosts.append([])
      }
      hosts[place].append(subscription)
    }
    return hosts.map(HostQueue.init)
  }
}
