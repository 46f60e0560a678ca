import Curl
public import FeedModel
public import FoundationEssentials

/// Asks many feeds at once, each politely.
///
/// A value: what is remembered of a feed comes in as ``FeedState`` and goes out in the outcome.
public struct FeedFetcher: Sendable {
  let transport: any HTTPTransport
  let settings: FetchSettings
  private let allowedHosts: AllowedHosts

  public init(transport: any HTTPTransport, settings: FetchSettings = .init()) {
    self.transport = transport
    self.settings = settings
    self.allowedHosts = AllowedHosts(settings.allowedHosts)
  }

  /// Asks one feed, whether it is due or not.
  public func fetch(
    _ subscription: Subscription, _ state: FeedState, at now: Date
  ) async -> FetchOutcome {
    await fetch(subscription, state, at: now, before: nil)
  }

  /// Asks one feed; a transfer that is not done at `end` counts as cancelled.
  func fetch(
    _ subscription: Subscription, _ state: FeedState, at now: Date,
    before end: ContinuousClock.Instant?
  ) async -> FetchOutcome {
    let exchange = await exchange(with: subscription.url, state, at: now, before: end)
    return exchange.outcome(for: subscription, after: state, at: now, settings)
  }

  /// Fetches another page of a feed, such as an older one (RFC 5005), without validators.
  ///
  /// - Throws: ``FetchError``, also where the page is on another origin than the feed, by address or
  ///   by redirect.
  public func page(
    at address: String, of subscription: Subscription, _ state: FeedState
  ) async throws(FetchError) -> FetchedDocument {
    let feed = state.location ?? subscription.url
    guard address.isWebAddress, Origin(address) == Origin(feed.rawValue) else {
      throw .otherOrigin
    }
    let exchange = await exchange(
      from: Credentials(in: address, or: subscription.url), Validators(), until: deadline())
    transport.release(exchange.bodyBytes)
    return try exchange.document(ofOrigin: Origin(address))
  }

  private func exchange(
    with url: FeedURL, _ state: FeedState, at now: Date, before end: ContinuousClock.Instant?
  ) async -> Exchange {
    if let file = FeedFile(url, settings) { return Exchange(reading: file, settings) }
    let location = (state.location ?? url).rawValue
    guard location.isWebAddress else { return Exchange(failure: .unsupportedAddress) }
    let own = deadline()
    let exchange = await exchange(
      from: Credentials(in: location, or: url), state.validatorsToSend(at: now),
      until: end.map { min($0, own) } ?? own)
    let wasCutOff = end.map { $0 < own && ContinuousClock.now >= $0 } ?? false
    return wasCutOff && exchange.hasTimedOut ? exchange.failing(.cancelled) : exchange
  }

  private func deadline() -> ContinuousClock.Instant {
    .now + .seconds(settings.limits.totalTime)
  }

}

// MARK: - One feed, over its redirects

extension FeedFetcher {
  /// Follows redirects from an address to an answer.
  private func exchange(
    from credentials: Credentials, _ validators: Validators,
    until deadline: ContinuousClock.Instant
  ) async -> Exchange {
    var exchange = Exchange(url: credentials.address)
    while true {
      do {
        let request = request(for: exchange.url, credentials, validators, until: deadline)
        let response = try await transport.send(request)
        guard let next = exchange.take(response, asked: request) else { return exchange }
        guard exchange.hops.count <= settings.redirects else {
          return exchange.failing(.tooManyRedirects(settings.redirects))
        }
        guard next.isWebAddress else { return exchange.failing(.badRedirect(next)) }
        guard !exchange.goesInACircle else { return exchange.failing(.redirectCircle) }
        exchange.url = Credentials(in: next).address
      } catch {
        return exchange.failing(FetchError(error, limits: settings.limits))
      }
    }
  }

  private func request(
    for url: String, _ credentials: Credentials, _ validators: Validators,
    until deadline: ContinuousClock.Instant
  ) -> HTTPRequest {
    var headers: HTTPHeaders = [
      "User-Agent": settings.userAgent,
      "Accept": Self.accept,
    ]
    headers["Authorization"] = credentials.authorization(for: url)
    // Validators belong to the address that gave them (RFC 9110 section 8.8).
    if validators.url == url {
      headers["If-None-Match"] = validators.etag
      headers["If-Modified-Since"] = validators.lastModified
    }
    // A server that knows what this feed had then may send what is new alone (RFC 3229).
    if headers["If-None-Match"] != nil { headers["A-IM"] = "feed" }
    var limits = settings.limits
    limits.totalTime = max(0.001, (deadline - .now) / .seconds(1))
    return HTTPRequest(
      url: url, headers: headers, limits: limits,
      mayReachPrivateAddresses: isAllowed(credentials.address) && isAllowed(url))
  }

  /// Whether an address may be private.
  ///
  /// A public feed's redirect into the keeper's own network is refused even where another feed is
  /// allowed there.
  private func isAllowed(_ address: String) -> Bool {
    allowedHosts.cover(address)
  }

  private static let accept =
    "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, "
    + "application/feed+json;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"
}
