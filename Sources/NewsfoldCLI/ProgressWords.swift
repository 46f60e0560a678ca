import Newsfold

/// How far a run is, in one line for a terminal.
struct ProgressWords: Sendable {
  private let start = ContinuousClock.now

  /// `312 of 1000 feeds, 4 failed, 87 new entries, about 2 minutes left: Name`.
  func text(of progress: FetchProgress) -> String {
    var text = "\(progress.done) of \(progress.all) feeds"
    if progress.failed > 0 { text += ", \(progress.failed) failed" }
    if progress.newEntries > 0 { text += ", \(progress.newEntries) new entries" }
    if let left = secondsLeft(progress) {
      text += ", about \(DurationWords.words(seconds: left)) left"
    }
    return text + ": " + progress.latest
  }

  /// By the pace until now; nil before a pace can be told.
  private func secondsLeft(_ progress: FetchProgress) -> Double? {
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    guard elapsed > 3, progress.done > 0, progress.done < progress.all else { return nil }
    return elapsed / Double(progress.done) * Double(progress.all - progress.done)
  }
}
