public import FeedModel
public import FoundationEssentials

/// What came of asking one feed.
public struct FetchOutcome: Sendable, Hashable {
  /// The cases, all of them part of the work.
  public enum Result: Sendable, Hashable {
    /// A body that is not the one of last time.
    case document(FetchedDocument)
    /// Nothing new: 304, or the same bytes again.
    case unchanged
    /// It was not asked, since its host said on this run that it is asked too often.
    case postponed
    /// It did not work; the schedule says when to try again.
    case failed(FetchError)
  }

  public let subscription: Subscription
  /// The state before.
  public let previous: FeedState
  /// The state to store if the result can be used, with new validators and the next time.
  public var state: FeedState
  public let result: Result
  /// What is to be remembered of the feed's host besides.
  public internal(set) var host: HostState?
  /// Each request with its answer, the last one last.
  public let steps: [FetchStep]
  /// Bytes of all bodies that came.
  let bodyBytes: Int

  init(
    subscription: Subscription, previous: FeedState, state: FeedState, result: Result,
    steps: [FetchStep] = [], bodyBytes: Int = 0
  ) {
    self.subscription = subscription
    self.previous = previous
    self.state = state
    self.result = result
    self.steps = steps
    self.bodyBytes = bodyBytes
  }
}

extension FetchOutcome {
  /// The state to store when the document turned out to be no feed: it counts as a failure, what was
  /// known before stays, and a page is not taken for the feed's new address.
  public func unreadable(_ words: String, at now: Date) -> FeedState {
    var failed = previous
    failed.lastAsked = now
    failed.backOff(because: words, at: now)
    let due = [failed.schedule.nextDue, state.schedule.nextDue].compactMap { $0 }.max()
    failed.schedule.nextDue = due
    return failed
  }

  /// The document that came, if one came that was not there before.
  public var document: FetchedDocument? {
    if case .document(let document) = result { document } else { nil }
  }

  /// Whether no server was reached at all, be it the server's fault or the network's here.
  public var isUnreachable: Bool {
    switch result {
    case .failed(.unknownHost), .failed(.noConnection), .failed(.timedOut): true
    default: false
    }
  }

  /// The state to store when the network here is to blame: the feed is asked again in a quarter of
  /// an hour, and its back-off does not grow.
  public func withoutBlame(at now: Date) -> FeedState {
    var state = state
    state.schedule = previous.schedule
    state.schedule.nextDue = now + 15 * 60
    state.schedule.reason = state.failure
    return state
  }
}
