import FeedFetching
public import FeedModel
public import FoundationEssentials

/// What is remembered of a feed, in sentences: when it is asked next, and why then.
public struct FeedWords {
  private let state: FeedState
  private let now: Date

  /// The words for what is remembered, seen at a moment.
  public init(_ state: FeedState, at now: Date) {
    self.state = state
    self.now = now
  }

  /// All there is to say, a sentence or two a line.
  public var lines: [String] {
    [past, next, move, pace, validators, hubs].compactMap(\.self)
  }

  /// When it is asked next, in a few words.
  public var shortNext: String {
    if state.schedule.isStopped { return "never (gone)" }
    guard let due = state.schedule.nextDue, due > now else { return "next run" }
    return DurationWords.words(for: due, seenAt: now)
  }

  private var past: String {
    guard let asked = state.lastAsked else { return "It was never asked." }
    let start = "It was last asked \(moment(asked))"
    guard let failure = state.failure else { return start + " and answered well." }
    let count = state.schedule.failures
    let since = state.schedule.failingSince.map { ", since \(moment($0))" } ?? ""
    let often = count > 1 ? " It has failed \(count) times in a row\(since)." : ""
    let well = state.lastSuccess.map { " It last answered well \(moment($0))." } ?? ""
    return start + " and failed: \(failure)." + often + well
  }

  private var next: String {
    if state.schedule.isStopped {
      return
        "It is not asked any more, since its server said twice, a day apart, that it is gone for "
        + "good (410). `newsfold run --force \(state.url)` asks once more."
    }
    guard let due = state.schedule.nextDue, due > now else { return "The next run asks it." }
    let reason = state.schedule.reason.map { ": " + $0 } ?? ""
    return "It is not asked again before \(moment(due))\(reason)."
  }

  private var move: String? {
    if let location = state.location {
      return "It moved for good and is fetched from \(location); its name and entries stay."
    }
    return state.announcedMove.map { move in
      "Its server says since \(moment(move.firstSeen)) that it moved to \(move.url) for good; that is "
        + "believed when it has said so three times (until now \(move.count))."
    }
  }

  private var pace: String? {
    guard let pace = state.feed?.pace else { return nil }
    var wishes: [String] = []
    if let minutes = pace.ttl, minutes > 0 {
      wishes.append(
        "not more often than every \(DurationWords.words(seconds: Double(minutes) * 60))")
    }
    if let period = pace.updatePeriod {
      wishes.append("\(period) (\(max(1, pace.updateFrequency ?? 1)) times)")
    }
    if !pace.skipHours.isEmpty {
      wishes.append("not in the hours " + pace.skipHours.map(String.init).joined(separator: ", "))
    }
    if !pace.skipDays.isEmpty { wishes.append("not on " + pace.skipDays.joined(separator: ", ")) }
    return wishes.isEmpty
      ? nil : "Its publisher asks to be asked " + wishes.joined(separator: "; ") + " (UTC)."
  }

  private var validators: String? {
    guard state.lastSuccess != nil, state.url.rawValue.isWebAddress else { return nil }
    let given = [("ETag", state.validators.etag), ("Last-Modified", state.validators.lastModified)]
      .compactMap { name, value in value.map { "\(name) \($0)" } }
    return given.isEmpty
      ? "Its server gives no validators, so each answer is the whole feed."
      : "It is asked with \(given.joined(separator: " and ")): nothing is sent when nothing is new."
  }

  private var hubs: String? {
    guard let hub = state.feed?.hubs.first else { return nil }
    return "Its publisher tells news at once through \(hub) (WebSub), which needs a server that "
      + "listens; Newsfold asks instead."
  }

  private func moment(_ date: Date) -> String {
    "\(date.rfc3339) (\(DurationWords.words(for: date, seenAt: now)))"
  }
}
