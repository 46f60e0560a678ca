import FeedModel
import FoundationEssentials

extension RunReport {
  /// The report's numbers, with the first failures in words: what the history of runs keeps.
  var summary: RunSummary {
    let report = withoutSecrets
    var summary = RunSummary(at: at)
    summary.seconds = seconds
    summary.feeds = feeds.count
    summary.asked = asked.count
    summary.newEntries = newEntries
    summary.changedEntries = changedEntries
    summary.stories = stories
    summary.sharedStories = sharedStories
    summary.filesWritten = filesWritten
    summary.unanswered = unanswered
    summary.failures = failures.count
    summary.failed = report.failures.prefix(Self.failuresTold).map { line in
      RunSummary.Failure(feed: line.title ?? line.url.description, words: line.outcome.failure)
    }
    return summary
  }

  private static let failuresTold = 20
}

extension RunReport.Line.Outcome {
  /// The reason of a failure; empty for all else.
  fileprivate var failure: String { if case .failed(let words) = self { words } else { "" } }
}
