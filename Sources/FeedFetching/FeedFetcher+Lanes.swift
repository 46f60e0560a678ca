import FeedModel
import FoundationEssentials

extension FeedFetcher {
  /// The feeds in lanes: those of one lane are asked one after another, and each host has at most
  /// ``FetchSettings/parallelPerHost`` lanes.
  func lanes(of subscriptions: [Subscription]) -> [[Subscription]] {
    var asked: Set<FeedURL> = []
    var places: [String: Int] = [:]
    var hosts: [[Subscription]] = []
    for subscription in subscriptions where asked.insert(subscription.url).inserted {
      let host = Self.host(of: subscription)
      let place = places[host] ?? hosts.count
      if place == hosts.count {
        places[host] = place
        hosts.append([])
      }
      hosts[place].append(subscription)
    }
    return hosts.flatMap { feeds in
      (0..<min(settings.parallelPerHost, feeds.count)).map { first in
        stride(from: first, to: feeds.count, by: settings.parallelPerHost).map { feeds[$0] }
      }
    }
  }

  /// A feed that is not asked since its host just said that it is asked too often: it waits as
  /// long as the host wants, and nobody blames it.
  func spared(
    _ subscription: Subscription, _ state: FeedState, _ error: FetchError, at now: Date
  ) -> FetchOutcome {
    var waiting = state
    var wait = settings.floor
    if case .rateLimited(let seconds, _) = error { wait = max(wait, seconds) }
    waiting.schedule.nextDue = now + wait
    waiting.schedule.reason = "its host says that it is asked too often (429)"
    return FetchOutcome(
      subscription: subscription, previous: state, state: waiting, result: .postponed)
  }

  static func host(of subscription: Subscription) -> String {
    URL(string: subscription.url.rawValue)?.host() ?? ""
  }

  func run(
    _ lanes: [[Subscription]], _ ask: @escaping @Sendable (Subscription) async -> Void
  ) async {
    await withTaskGroup(of: Void.self) { group in
      var waiting = lanes.makeIterator()
      func startNext() {
        guard !Task.isCancelled, let lane = waiting.next() else { return }
        group.addTask {
          for subscription in lane where !Task.isCancelled { await ask(subscription) }
        }
      }
      for _ in 0..<settings.parallel { startNext() }
      while await group.next() != nil { startNext() }
    }
  }
}
