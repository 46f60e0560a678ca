public import FeedModel
public import FoundationEssentials

extension FeedFetcher {
  /// Asks feeds and gives each outcome to `use` as it comes.
  ///
  /// At most ``FetchSettings/parallel`` feeds at once and ``FetchSettings/parallelPerHost`` of one
  /// host; a slow feed delays nothing but itself: after ``FetchSettings/patience`` it no longer counts,
  /// as long as there are not three times as many of them. `use` is called for at most
  /// ``FetchSettings/parallel`` feeds at once, and no further feed is asked in the place of one that is
  /// still in use, so what waits to be read stays bounded. When the time limit is reached the feeds that
  /// have not answered get no outcome.
  ///
  /// Feeds without a state are asked for the first time; `hosts` is what earlier runs said of hosts.
  ///
  /// - Throws: what `use` throws; all other feeds end then.
  public func ask(
    _ subscriptions: [Subscription], states: [FeedURL: FeedState],
    hosts: [String: HostState] = [:], at now: Date, timeLimit: Duration? = nil,
    use: @escaping @Sendable (FetchOutcome) async throws -> Void
  ) async throws {
    let limits = HostLimits(hosts, at: now, settings)
    let end = timeLimit.map { ContinuousClock.now + $0 }
    let slowLimit = Self.slowShare * settings.parallel
    let places = AskingPlaces(
      limit: settings.parallel, slowLimit: slowLimit, patience: .seconds(settings.patience))
    async let _ = places.watch()
    try await withThrowingTaskGroup(of: Void.self) { group in
      var waiting = workplaces(of: subscriptions, states).makeIterator()
      func startNext() {
        guard let queue = waiting.next() else { return }
        group.addTask {
          while end.map({ ContinuousClock.now < $0 }) ?? true, let feed = await queue.take() {
            let state = states[feed.url] ?? FeedState(url: feed.url)
            try await ask(feed, state, limits, places, at: now, before: end, use: use)
          }
        }
      }
      for _ in 0..<(settings.parallel + slowLimit) { startNext() }
      while try await group.next() != nil { startNext() }
    }
  }

  /// The queue of each host, as often as it may be worked on at once: first each host once, so that
  /// a host with many feeds does not keep others from beginning.
  private func workplaces(
    of subscriptions: [Subscription], _ states: [FeedURL: FeedState]
  ) -> [HostQueue] {
    let queues = HostQueue.queues(of: subscriptions, states)
    return (0..<settings.parallelPerHost).flatMap { round in queues.filter { $0.count > round } }
  }

  private func ask(
    _ feed: Subscription, _ state: FeedState, _ limits: HostLimits, _ places: AskingPlaces,
    at now: Date, before end: ContinuousClock.Instant?, use: (FetchOutcome) async throws -> Void
  ) async throws {
    let number = await places.enter()
    let outcome = await outcome(of: feed, state, limits, at: now, before: end)
    await places.answered(number)
    defer { transport.release(outcome.bodyBytes) }
    do {
      if outcome.result != .failed(.cancelled) { try await use(outcome) }
    } catch {
      await places.leave()
      throw error
    }
    await places.leave()
  }

  /// Asks a feed, unless its host has just said that it is asked too often.
  private func outcome(
    of feed: Subscription, _ state: FeedState, _ limits: HostLimits, at now: Date,
    before end: ContinuousClock.Instant?
  ) async -> FetchOutcome {
    let host = state.host
    if let limit = await limits.limit(of: host) { return spared(feed, state, limit) }
    var outcome = await fetch(feed, state, at: now, before: end)
    outcome.host = await limits.note(outcome, of: host)
    return outcome
  }

  /// How many times as many feeds may be slow as are asked at once.
  private static let slowShare = 3

  /// A feed that is not asked since its host just said that it is asked too often: it waits as
  /// long as the host wants, and nobody blames it.
  private func spared(
    _ subscription: Subscription, _ state: FeedState, _ host: HostState
  ) -> FetchOutcome {
    var waiting = state
    waiting.schedule.nextDue = host.nextAllowed
    waiting.schedule.reason = host.reason
    return FetchOutcome(
      subscription: subscription, previous: state, state: waiting, result: .postponed)
  }
}
