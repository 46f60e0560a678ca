public import FeedModel
public import FoundationEssentials

extension HostState {
  /// Whether the host's feeds may be asked at a moment.
  ///
  /// What lies more than two days ahead was reckoned by a clock that ran ahead.
  public func isOpen(at now: Date) -> Bool {
    nextAllowed <= now || nextAllowed > now + 2 * 86_400
  }
}

extension FeedState {
  /// The host the feed is fetched from, as ``HostState/host`` has it; empty for a file.
  public var host: String { Origin((location ?? url).rawValue)?.host ?? "" }
}
