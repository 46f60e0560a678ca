import FeedModel
import FoundationEssentials

/// The hosts that say on this run that they are asked too often.
///
/// 429 is meant for whoever asks, so it counts for all feeds of a host (RFC 6585 section 4). One
/// answer may come from a single route that is always busy; three in a row do not.
actor HostLimits {
  private var inARow: [String: Int] = [:]
  private var states: [String: HostState]
  private var limited: Set<String> = []
  private let now: Date
  private let settings: FetchSettings

  /// - Parameters:
  ///   - states: what hosts said on earlier runs.
  ///   - now: the run's time.
  ///   - settings: floor and ceiling of the wait.
  init(_ states: [String: HostState], at now: Date, _ settings: FetchSettings) {
    self.states = states
    self.now = now
    self.settings = settings
  }

  /// What a host said on this run; nil if it may be asked.
  func limit(of host: String) -> HostState? {
    limited.contains(host) ? states[host] : nil
  }

  /// Remembers what a host answered; gives its state where that is news to be stored.
  func note(_ outcome: FetchOutcome, of host: String) -> HostState? {
    guard !host.isEmpty, case .failed(let error) = outcome.result, error.isRateLimit else {
      return noteAnswer(outcome, of: host)
    }
    inARow[host, default: 0] += 1
    guard inARow[host, default: 0] >= Self.convincing, !limited.contains(host) else { return nil }
    limited.insert(host)
    let refusals = (states[host]?.refusals ?? 0) + 1
    let state = HostState(
      host: host, nextAllowed: now + wait(error, refusals: refusals),
      reason: "its host says that it is asked too often (429)", refusals: refusals)
    states[host] = state
    return state
  }

  /// A host that answers again begins anew.
  private func noteAnswer(_ outcome: FetchOutcome, of host: String) -> HostState? {
    inARow[host] = nil
    guard !outcome.isUnreachable, outcome.result != .failed(.cancelled),
      var state = states[host], state.refusals > 0, !limited.contains(host)
    else { return nil }
    state.refusals = 0
    state.nextAllowed = now
    states[host] = state
    return state
  }

  /// As long as it says; an hour where it says nothing, twice as long each run.
  private func wait(_ error: FetchError, refusals: Int) -> Double {
    if case .rateLimited(let seconds, _) = error { return max(settings.floor, seconds) }
    return min(settings.ceiling, 3600 * Double(1 << min(refusals - 1, 10)))
  }

  private static let convincing = 3
}

extension FetchError {
  fileprivate var isRateLimit: Bool {
    switch self {
    case .status(429), .rateLimited(_, 429): true
    default: false
    }
  }
}
