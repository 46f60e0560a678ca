/// Slows down who guesses: after some failures an address waits.
struct FailureLimit: Sendable {
  /// How many failures are let go within ``span``.
  let allowed: Int
  /// Seconds after which a failure is forgotten.
  let span: Double
  private var failures: [String: [Double]] = [:]

  init(allowed: Int = 10, span: Double = 60) {
    self.allowed = allowed
    self.span = span
  }

  /// How many seconds an address must wait; nil if it need not.
  ///
  /// - Parameters:
  ///   - remote: the address.
  ///   - now: the time in seconds, from any moment on.
  /// - Returns: the seconds until the oldest of its failures is forgotten.
  func wait(of remote: String, at now: Double) -> Double? {
    let recent = (failures[remote] ?? []).filter { $0 > now - span }
    guard recent.count >= allowed, let oldest = recent.first else { return nil }
    return oldest + span - now
  }

  /// Notes a failure; what is older than ``span`` is forgotten.
  mutating func note(_ remote: String, at now: Double) {
    if failures.count >= Self.remembered {
      failures = failures.filter { ($0.value.last ?? 0) > now - span }
      // An army of addresses gets nothing but a clean slate for those that stopped.
      if failures.count >= Self.remembered, let first = failures.keys.first {
        failures[first] = nil
      }
    }
    let recent = (failures[remote] ?? []).filter { $0 > now - span }
    failures[remote] = recent.suffix(allowed - 1) + [now]
  }

  private static let remembered = 10_000
}
