/// The hosts that said on this run that they are asked too often: 429 is meant for all feeds of a
/// host. Source: RFC 6585 section 4.
actor HostLimits {
  private var limits: [String: FetchError] = [:]

  /// What the host said; nil if it may be asked.
  func limit(of host: String) -> FetchError? { limits[host] }

  /// Remembers a 429.
  func note(_ outcome: FetchOutcome, of host: String) {
    guard !host.isEmpty, case .failed(let error) = outcome.result else { return }
    switch error {
    case .status(429), .rateLimited(_, 429): limits[host] = error
    default: break
    }
  }
}
