import Curl
import FeedFetching
import FeedModel
import FeedParsing
import Foundation
import Newsfold

/// One exchange with a feed's server, and what was read, as lines for people.
struct CheckWords {
  let lines: [String]
  let hasFailed: Bool

  init(_ outcome: FetchOutcome, _ settings: FetchSettings, at now: Date) {
    let reading = Reading(of: outcome)
    lines =
      outcome.steps.flatMap(Self.lines) + [""] + reading.lines + [""]
      + FeedWords(reading.state(at: now), at: now).lines + [Self.limits(settings)]
    hasFailed = reading.hasFailed
  }

  /// The way curl -v shows an exchange: > sent, < received.
  private static func lines(of step: FetchStep) -> [String] {
    ["> GET \(step.url)"] + step.requestHeaders.map { "> \($0.name): \($0.value)" }
      + ["< \(step.status)"] + step.headers.map { "< \($0.name): \($0.value)" }
      + ["  \(step.bodyBytes) bytes of body, unpacked"]
  }

  private static func limits(_ settings: FetchSettings) -> String {
    let limits = settings.limits
    return "Limits: \(Int(limits.totalTime)) s, \(limits.bodyBytes >> 20) MiB, "
      + "\(limits.headerBytes >> 10) KiB of headers, \(settings.redirects) redirects, "
      + "unpacking to \(limits.expansion) times its size (settings fetch.*)."
  }
}

/// What reading the answer gave.
private struct Reading {
  private let outcome: FetchOutcome
  private(set) var lines: [String] = []
  private(set) var hasFailed = false
  private var complaint: String?
  private var pace: PublishingPace?

  init(of outcome: FetchOutcome) {
    self.outcome = outcome
    switch outcome.result {
    case .failed(let error):
      hasFailed = true
      lines = ["It failed: \(error.words)."]
    case .unchanged, .postponed: lines = ["Nothing is new since the last run."]
    case .document(let document): read(document)
    }
  }

  private mutating func read(_ document: FetchedDocument) {
    do throws(FeedParsingError) {
      let parsed = try FeedParser().parse(document, feed: outcome.subscription.url)
      pace = parsed.feed.pace
      let newest = parsed.entries.compactMap(\.date).max()
      lines =
        [
          "Read: \(parsed.format), \(parsed.encoding), \(parsed.entries.count) entries"
            + (newest.map { ", the newest of \($0.rfc3339)" } ?? "") + ".",
          parsed.feed.title.map { "Title: \($0.value)" },
        ].compactMap(\.self) + parsed.warnings.map { "Warning: " + $0 }
    } catch {
      hasFailed = true
      complaint = error.words
      lines = ["It is no feed: \(error.words)."]
    }
  }

  /// What a run would remember.
  func state(at now: Date) -> FeedState {
    if let complaint { return outcome.unreadable(complaint, at: now) }
    var state = outcome.state
    if let pace { state.respect(pace, at: now) }
    return state
  }
}
