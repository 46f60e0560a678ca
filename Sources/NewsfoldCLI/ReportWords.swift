import FeedModel
import Newsfold

/// A run's report in words.
struct ReportWords {
  private let report: RunReport
  private let options: GlobalOptions

  init(_ report: RunReport, _ options: GlobalOptions) {
    self.report = report
    self.options = options
  }

  /// Says what is worth saying: failures always, the rest if somebody watches or asked for it.
  func tell(published folder: String?) -> ReportWords {
    Terminal.progress("")
    if !report.failures.isEmpty { Terminal.say(failures) }
    for line in news { Terminal.say(line) }
    if options.verbose { for line in details { Terminal.say(line) } }
    if report.ranOutOfTime { Terminal.say(outOfTime) }
    options.report(summary(folder))
    return self
  }

  /// Ends with the exit status that the failures call for.
  func leave(_ options: FetchOptions) throws {
    if report.ranOutOfTime { throw CommandFailure(.outOfTime) }
    guard !report.failures.isEmpty, !options.lenient else { return }
    throw CommandFailure(options.strict ? .failed : .someFeedsFailed)
  }

  private var outOfTime: String {
    "\(report.unanswered) feeds had not answered when the time was over; they are asked on the next run."
  }

  private var failures: String {
    var table = TextTable()
    for line in report.failures {
      if case .failed(let words) = line.outcome {
        table.add("  " + (line.title ?? "-"), words, line.url.description)
      }
    }
    return "\(report.failures.count) of \(report.asked.count) feeds failed:\n" + table.text
  }

  /// What happens once in a feed's life is said even to nobody: cron mails it.
  private var news: [String] {
    report.feeds.compactMap { line in
      line.news.map { "\(line.title ?? line.url.description): \($0). (\(line.url))" }
    }
  }

  private var details: [String] {
    report.feeds.filter { !$0.hasFailed }.flatMap { line in
      let name = line.title ?? line.url.description
      return [name + ": " + Self.words(line.outcome)] + line.warnings.map { "  " + $0 }
    }
  }

  private func summary(_ folder: String?) -> String {
    var text = "\(report.asked.count) feeds asked, \(report.newEntries) new entries"
    if report.changedEntries > 0 { text += ", \(report.changedEntries) changed" }
    guard let folder else { return text + "." }
    text += "; \(report.stories) stories, \(report.sharedStories) of them told more than once"
    return text + "; \(report.filesWritten) files written to \(folder)."
  }

  /// What happened to a feed.
  static func words(_ outcome: RunReport.Line.Outcome) -> String {
    switch outcome {
    case .read(let new, let changed, let unchanged):
      "\(new) new, \(changed) changed, \(unchanged) unchanged"
    case .unchanged: "nothing new"
    case .notDue(let reason): "not asked" + (reason.map { ": " + $0 } ?? "")
    case .noAnswerYet: "had not answered when the time was over"
    case .failed(let words): "failed: " + words
    }
  }
}
