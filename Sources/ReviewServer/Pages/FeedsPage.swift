import FeedModel
import FeedStorage
import FoundationEssentials
import Newsfold

/// A feed in the words of the templates.
private struct FeedView {
  let name: String
  let address: String
  let state: String
  let isEcho: Bool
  let failure: String?
  let next: String
  let folders: String?
  let numbers: String
  let lines: [String]

  init(
    _ feed: Subscription, _ state: FeedState, _ index: StoryIndex, _ tally: FeedTally, at now: Date
  ) {
    let words = FeedWords(state, at: now)
    name = feed.title ?? state.feed?.title.map { Headline.text(of: $0) } ?? feed.url.description
    address = feed.url.description
    self.state = state.health
    isEcho = tally.bringsNothingNew
    failure = state.failure.map { failure in
      let times = state.schedule.failures
      return "Failed: \(failure)" + (times > 1 ? ", \(times) times in a row" : "")
    }
    next = words.shortNext
    let folders = feed.folders.map { $0.joined(separator: "/") }.filter { !$0.isEmpty }
    self.folders = folders.isEmpty ? nil : folders.joined(separator: ", ")
    numbers = Self.numbers(tally, index)
    lines = words.lines
  }

  private static func numbers(_ tally: FeedTally, _ index: StoryIndex) -> String {
    guard tally.reports > 0 else { return "No report yet." }
    var parts = [
      MomentWords.counted(tally.reports, "report"), "\(tally.alone) alone", "\(tally.first) first",
      "\(tally.later) after others"
        + (tally.copies > 0 ? " (\(tally.copies) with the same text)" : ""),
    ]
    if let closest = index.closest(tally) {
      parts.append(
        "most in common with \(closest.outlet) ("
          + MomentWords.counted(closest.count, "story", "stories") + ")")
    }
    return parts.joined(separator: " · ")
  }
}

private struct FeedsPage {
  let frame: PageFrame
  let summary: String
  let feeds: [FeedView]
}

extension Visit {
  /// The health of all feeds, and what each brings.
  func feeds() async throws -> WebAnswer {
    let index = try await newsroom.index
    let states = try await source.store().states()
    let all = source.subscriptions().map { feed in
      (feed, states[feed.url] ?? FeedState(url: feed.url))
    }
    let ordered = all.enumerated().sorted { a, b in
      (a.element.1.rank, a.offset) < (b.element.1.rank, b.offset)
    }.map(\.element)
    let failing = all.count { $0.1.failure != nil }
    let tallies = index.tallies
    return page(
      "feeds",
      FeedsPage(
        frame: frame("Feeds", in: "Feeds", kind: "feeds"),
        summary: MomentWords.counted(all.count, "feed")
          + (failing > 0 ? ", \(failing) failing" : ", none failing"),
        feeds: ordered.map { feed, state in
          FeedView(feed, state, index, tallies[feed.url] ?? FeedTally(), at: source.now())
        }))
  }
}

extension FeedState {
  /// `well`, `failing`, `gone` or `new`.
  fileprivate var health: String {
    if schedule.isStopped { return "gone" }
    if failure != nil { return "failing" }
    return lastSuccess == nil ? "new" : "well"
  }

  /// Feeds that somebody should look at come first.
  fileprivate var rank: Int { ["failing", "gone", "new", "well"].firstIndex(of: health) ?? 4 }
}
