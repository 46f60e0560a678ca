public import FoundationEssentials

/// Something that happened to a feed of which its keeper should know: it moved, died or came back.
public struct FeedEvent: Sendable, Hashable, Codable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// It is fetched from another address from now on.
    case moved
    /// Its server says that it is gone for good.
    case gone
    /// It could not be fetched or read for a week.
    case failing
    /// It is there again after it was gone or failing.
    case recovered
  }

  public var feed: FeedURL
  public var kind: Kind
  /// When it was noticed.
  public var moment: Date
  /// The new address of a feed that moved; the failure, in words, of one that fails.
  public var detail: String?

  public init(feed: FeedURL, kind: Kind, moment: Date, detail: String? = nil) {
    self.feed = feed
    self.kind = kind
    self.moment = moment
    self.detail = detail
  }
}

extension FeedEvent {
  /// What happened to a feed between two states.
  ///
  /// - Parameters:
  ///   - old: what was remembered of it; nil if it was never asked.
  ///   - new: what is remembered from now on.
  ///   - now: when it was asked.
  /// - Returns: at most one event of a kind.
  public static func between(_ old: FeedState?, _ new: FeedState, at now: Date) -> [FeedEvent] {
    var events: [FeedEvent] = []
    let add = { (kind: Kind, detail: String?) in
      events.append(FeedEvent(feed: new.url, kind: kind, moment: now, detail: detail))
    }
    if let location = new.location, location != old?.location {
      add(.moved, location.description)
    }
    let wasGone = old?.schedule.goneSince != nil
    if new.schedule.goneSince != nil, !wasGone { add(.gone, nil) }
    let wasFailing = old?.isFailing(at: old?.lastAsked) ?? false
    let isFailing = new.isFailing(at: now)
    if isFailing, !wasFailing, new.schedule.goneSince == nil { add(.failing, new.failure) }
    let isWell = new.schedule.failingSince == nil && new.schedule.goneSince == nil
    if isWell, wasFailing || wasGone { add(.recovered, nil) }
    return events
  }
}

extension FeedState {
  /// Whether every attempt of a week or longer has failed.
  fileprivate func isFailing(at moment: Date?) -> Bool {
    guard let since = schedule.failingSince, let moment else { return false }
    return moment.timeIntervalSince(since) >= 7 * 86_400
  }
}
