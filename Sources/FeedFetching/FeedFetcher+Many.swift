public import FeedModel
public import FoundationEssentials

extension FeedFetcher {
  /// Asks feeds and gives each outcome to `use` as it comes.
  ///
  /// At most ``FetchSettings/parallel`` feeds at once and ``FetchSettings/parallelPerHost`` of one
  /// host; a slow feed delays nothing but itself. `use` is called for as many feeds at once, and no
  /// further feed is asked in the place of one that is still in use, so what waits to be read stays
  /// bounded. When the time limit is reached the feeds that have not answered get no outcome.
  ///
  /// - Throws: what `use` throws; all other feeds end then.
  public func ask(
    _ subscriptions: [Subscription], states: [FeedURL: FeedState], at now: Date,
    timeLimit: Duration? = nil, use: @escaping @Sendable (FetchOutcome) async throws -> Void
  ) async throws {
    let limits = HostLimits()
    let end = timeLimit.map { ContinuousClock.now + $0 }
    try await withThrowingTaskGroup(of: Void.self) { group in
      var waiting = workplaces(of: subscriptions).makeIterator()
      func startNext() {
        guard let queue = waiting.next() else { return }
        group.addTask {
          while end.map({ ContinuousClock.now < $0 }) ?? true, let feed = await queue.take() {
            let state = states[feed.url] ?? FeedState(url: feed.url)
            try await ask(feed, state, limits, at: now, before: end, use: use)
          }
        }
      }
      for _ in 0..<settings.parallel { startNext() }
      while try await group.next() != nil { startNext() }
    }
  }

  /// The queue of each host, as often as it may be worked on at once: first each host once, so that
  /// a host with many feeds does not keep others from beginning.
  private func workplaces(of subscriptions: [Subscription]) -> [HostQueue] {
    let queues = HostQueue.queues(of: subscriptions)
    return (0..<settings.parallelPerHost).flatMap { round in queues.filter { $0.count > round } }
  }

  private func ask(
    _ feed: Subscription, _ state: FeedState, _ limits: HostLimits, at now: Date,
    before end: ContinuousClock.Instant?, use: (FetchOutcome) async throws -> Void
  ) async throws {
    let host = Self.host(of: feed)
    if let limit = await limits.limit(of: host) {
      return try await use(spared(feed, state, limit, at: now))
    }
    let outcome = await fetch(feed, state, at: now, before: end)
    defer { transport.release(outcome.bodyBytes) }
    await limits.note(outcome, of: host)
    if outcome.result != .failed(.cancelled) { try await use(outcome) }
  }

  /// A feed that is not asked since its host just said that it is asked too often: it waits as
  /// long as the host wants, and nobody blames it.
  private func spared(
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
}
