import Curl
public import FeedModel
public import FoundationEssentials

/// Asks many feeds at once, each politely.
///
/// A value: what is remembered of a feed comes in as ``FeedState`` and goes out in the outcome.
public struct FeedFetcher: Sendable {
  private let transport: any HTTPTransport
  let settings: FetchSettings

  public init(transport: any HTTPTransport, settings: FetchSettings = .init()) {
    self.transport = transport
    self.settings = settings
  }

  /// Asks feeds and gives each outcome as it comes.
  ///
  /// At most ``FetchSettings/parallel`` feeds at once and ``FetchSettings/parallelPerHost`` of one
  /// host; a slow host delays only its own feeds. Cancelling the reader ends all transfers. When
  /// the time limit is reached the feeds that have not answered yet get no outcome.
  public func outcomes(
    for subscriptions: [Subscription], states: [FeedURL: FeedState], at now: Date,
    timeLimit: Duration? = nil
  ) -> AsyncStream<FetchOutcome> {
    let limits = HostLimits()
    return AsyncStream { stream in
      let work = Task {
        await run(lanes(of: subscriptions)) { subscription in
          let state = states[subscription.url] ?? FeedState(url: subscription.url)
          let host = Self.host(of: subscription)
          if let limit = await limits.limit(of: host) {
            stream.yield(spared(subscription, state, limit, at: now))
            return
          }
          let outcome = await fetch(subscription, state, at: now)
          await limits.note(outcome, of: host)
          if outcome.result != .failed(.cancelled) { stream.yield(outcome) }
        }
        stream.finish()
      }
      let alarm = timeLimit.map { limit in
        Task {
          try await Task.sleep(for: limit)
          work.cancel()
        }
      }
      stream.onTermination = { _ in
        work.cancel()
        alarm?.cancel()
      }
    }
  }

  /// Asks one feed.
  public func fetch(
    _ subscription: Subscription, _ state: FeedState, at now: Date
  ) async -> FetchOutcome {
    let exchange = await answer(for: subscription.url, state, until: deadline())
    return exchange.outcome(for: subscription, after: state, at: now, settings)
  }

  private func answer(
    for url: FeedURL, _ state: FeedState, until deadline: ContinuousClock.Instant
  ) async -> Exchange {
    if let file = FeedFile(url, settings) { return Exchange(reading: file, settings) }
    let location = (state.location ?? url).rawValue
    guard Self.isWeb(location) else { return Exchange(failure: .unsupportedAddress) }
    return await exchange(from: location, state.validators, until: deadline)
  }

  private func deadline() -> ContinuousClock.Instant {
    .now + .seconds(settings.limits.totalTime)
  }

  static func isWeb(_ address: String) -> Bool {
    let start = address.prefix(8).lowercasedASCII()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }
}

// MARK: - One feed, over its redirects

extension FeedFetcher {
  /// Follows redirects from an address to an answer.
  private func exchange(
    from start: String, _ validators: Validators, until deadline: ContinuousClock.Instant
  ) async -> Exchange {
    var exchange = Exchange(url: start)
    while true {
      do {
        let request = request(for: exchange.url, from: start, validators, until: deadline)
        let response = try await transport.send(request)
        guard let next = exchange.take(response, asked: request) else { return exchange }
        guard exchange.hops.count <= settings.redirects else {
          return exchange.failing(.tooManyRedirects(settings.redirects))
        }
        guard Self.isWeb(next) else { return exchange.failing(.badRedirect(next)) }
        exchange.url = next
      } catch {
        return exchange.failing(FetchError(error, limits: settings.limits))
      }
    }
  }

  private func request(
    for url: String, from start: String, _ validators: Validators,
    until deadline: ContinuousClock.Instant
  ) -> HTTPRequest {
    var headers: HTTPHeaders = [
      "User-Agent": settings.userAgent,
      "Accept": Self.accept,
    ]
    // Validators belong to the address that gave them (RFC 9110 section 8.8).
    if validators.url == url {
      headers["If-None-Match"] = validators.etag
      headers["If-Modified-Since"] = validators.lastModified
    }
    var limits = settings.limits
    limits.totalTime = max(0.001, (deadline - .now) / .seconds(1))
    return HTTPRequest(
      url: url, headers: headers, limits: limits,
      mayReachPrivateAddresses: isAllowed(start) && isAllowed(url))
  }

  /// Whether an address may be private.
  ///
  /// A public feed's redirect into the keeper's own network is refused even where another feed is
  /// allowed there.
  private func isAllowed(_ address: String) -> Bool {
    settings.allowedHosts.contains { $0.covers(address) }
  }

  private static let accept =
    "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, "
    + "application/feed+json;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"
}
