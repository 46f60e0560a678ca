import FeedModel
import FeedStorage
import FoundationEssentials
import Newsfold

/// A number of each run as bars beside each other.
struct BarChart {
  let title: String
  let range: String
  let width = 600
  let height = 80
  let bars: [Bar]
  let words: String

  struct Bar {
    let x: String
    let y: String
    let width: String
    let height: String
    let kind: String
    let label: String
  }

  /// - Parameters:
  ///   - title: what the number is.
  ///   - kind: how the bars look.
  ///   - runs: the runs, oldest first.
  ///   - number: the number of a run.
  ///   - says: the number in words.
  init(
    _ title: String, kind: String, _ runs: [RunSummary], _ number: (RunSummary) -> Double,
    says: (Double) -> String
  ) {
    self.title = title
    let values = runs.map(number)
    let top = values.max() ?? 0
    range = "up to " + says(top)
    words = "\(title) of the last \(runs.count) runs: \(range), last \(says(values.last ?? 0))"
    let step = 600 / Double(max(runs.count, 20))
    bars = zip(runs, values).enumerated().map { place, run in
      let height = top > 0 ? max(run.1 > 0 ? 2 : 0, run.1 / top * 76) : 0
      return Bar(
        x: Self.short(Double(place) * step), y: Self.short(80 - height),
        width: Self.short(max(1, step - 1)), height: Self.short(height), kind: kind,
        label: MomentWords.moment(run.0.at) + ": " + says(run.1))
    }
  }

  /// A number with one place at most.
  private static func short(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

private struct RunLine {
  let when: String
  let isoDate: String
  let asked: String
  let new: Int
  let changed: Int
  let stories: Int
  let hasFailed: Bool
  let failures: Int
  let failed: [RunSummary.Failure]
  let took: String

  init(_ run: RunSummary) {
    when = MomentWords.moment(run.at)
    isoDate = run.at.rfc3339
    asked = "\(run.asked) of \(run.feeds)"
    new = run.newEntries
    changed = run.changedEntries
    stories = run.stories
    hasFailed = run.failures > 0
    failures = run.failures
    failed = run.failed
    took = run.seconds.map(RunLine.seconds) ?? "–"
  }

  static func seconds(_ seconds: Double) -> String {
    seconds < 10
      ? "\(Double(Int((seconds * 10).rounded())) / 10) s" : DurationWords.words(seconds: seconds)
  }
}

private struct RunsPage {
  let frame: PageFrame
  let isEmpty: Bool
  let hasRuns: Bool
  let charts: [BarChart]
  let runs: [RunLine]
}

extension Visit {
  /// What the last runs did.
  func runs() async throws -> WebAnswer {
    let latest = try await source.store().runs(last: 200)
    let runs = Array(latest.reversed())
    let count = { (number: Double) in "\(Int(number))" }
    let charts = [
      BarChart("New entries", kind: "new", runs, { Double($0.newEntries) }, says: count),
      BarChart("Stories", kind: "stories", runs, { Double($0.stories) }, says: count),
      BarChart("Failures", kind: "failed", runs, { Double($0.failures) }, says: count),
      BarChart("Duration", kind: "took", runs, { $0.seconds ?? 0 }, says: RunLine.seconds),
    ]
    return page(
      "runs",
      RunsPage(
        frame: frame("Runs", in: "Runs", kind: "runs"), isEmpty: runs.isEmpty,
        hasRuns: !runs.isEmpty, charts: runs.isEmpty ? [] : charts,
        runs: latest.prefix(100).map(RunLine.init)))
  }
}
