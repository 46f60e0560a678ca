import FeedModel
import Foundation
import Newsfold

/// The health of one feed, as `status` and `feeds why` give it to programs.
struct FeedHealth: Encodable {
  let url: String
  let title: String?
  /// `well`, `failing`, `gone` or `new`.
  let state: String
  let lastAsked: String?
  let lastSuccess: String?
  let failure: String?
  let failures: Int
  let failingSince: String?
  let nextDue: String?
  let reason: String?
  let movedTo: String?
  /// All of it in sentences.
  let words: [String]
  /// When it is asked next, in a few words.
  private let next: String

  init(_ subscription: Subscription, _ state: FeedState, at now: Date) {
    let words = FeedWords(state, at: now)
    url = subscription.url.description
    title = subscription.title ?? state.feed?.title?.value
    self.state = Self.state(state)
    lastAsked = state.lastAsked?.rfc3339
    lastSuccess = state.lastSuccess?.rfc3339
    failure = state.failure
    failures = state.schedule.failures
    failingSince = state.schedule.failingSince?.rfc3339
    nextDue = state.schedule.nextDue?.rfc3339
    reason = state.schedule.reason
    movedTo = state.location?.description
    self.words = words.lines
    next = words.shortNext
  }

  private static func state(_ state: FeedState) -> String {
    if state.schedule.isStopped { return "gone" }
    if state.failure != nil { return "failing" }
    return state.lastSuccess == nil ? "new" : "well"
  }

  /// Whether the keeper should look at it.
  var isSick: Bool { state == "failing" || state == "gone" || movedTo != nil }

  /// The cells of its row in a table: name, last read, next, state.
  var cells: [String] {
    let trouble = failure.map { ": \($0)" + (failures > 1 ? " (\(failures) times)" : "") } ?? ""
    let move = movedTo.map { "; moved to \($0)" } ?? ""
    return [title ?? url, lastSuccess ?? "-", next, state + trouble + move]
  }

  private enum CodingKeys: CodingKey {
    case url, title, state, lastAsked, lastSuccess, failure, failures, failingSince, nextDue,
      reason,
      movedTo, words
  }
}
