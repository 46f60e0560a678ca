public import FoundationEssentials

/// What is remembered of a host between runs: whether, and why, none of its feeds may be asked.
///
/// 429 is said of the whole host, so it cannot be kept with one feed. Source: RFC 6585 section 4.
public struct HostState: Sendable, Hashable, Codable {
  /// The host as it stands in an address, lower case, without port.
  public var host: String
  /// None of its feeds may be asked before.
  public var nextAllowed: Date
  /// Why, in words.
  public var reason: String
  /// How often in a row it refused.
  public var refusals: Int

  public init(host: String, nextAllowed: Date, reason: String, refusals: Int = 1) {
    self.host = host
    self.nextAllowed = nextAllowed
    self.reason = reason
    self.refusals = refusals
  }
}
