import FeedFetching
import FeedModel

extension Settings {
  /// Takes what may be reached on one run.
  mutating func take(_ access: AccessOptions) {
    fetch.allowedHosts += access.allowedHosts
    fetch.allowsAllFiles = access.allowFiles
  }

  /// Takes what was said on the command line for one run.
  mutating func take(
    _ options: FetchOptions, _ subscriptions: [Subscription]
  ) throws {
    take(options.access)
    for address in options.force
    where !subscriptions.contains(where: { $0.url.rawValue == address }) {
      throw CommandFailure(.usage, "--force \(address): no feed in the list has this address.")
    }
  }
}
