/// The hosts that say on this run that they are asked too often.
///
/// 429 is meant for whoever asks, so it counts for all feeds of a host (RFC 6585 section 4). One
/// answer may come from a single route that is always busy; three in a row do not.
actor HostLimits {
  private struct Record {
    var inARow = 0
    var last: FetchError?
  }

  private var records: [String: Record] = [:]
  private static let convincing = 3

  /// What the host said; nil if it may be asked.
  func limit(of host: String) -> FetchError? {
    guard let record = records[host], record.inARow >= Self.convincing else { return nil }
    return record.last
  }

  /// Remembers what a host answered.
  func note(_ outcome: FetchOutcome, of host: String) {
    guard !host.isEmpty else { return }
    switch outcome.result {
    case .failed(let error) where error.isRateLimit:
      records[host, default: Record()].inARow += 1
      records[host]?.last = error
    default: records[host] = nil
    }
  }
}

extension FetchError {
  fileprivate var isRateLimit: Bool {
    switch self {
    case .status(429), .rateLimited(_, 429): true
    default: false
    }
  }
}
