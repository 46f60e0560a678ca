import FeedFetching
import FeedModel

/// What happened to the feeds of a run so far.
actor FetchLog {
  private var lines: [FeedURL: RunReport.Line] = [:]
  private var unreached: [FetchOutcome] = []
  private var progress: FetchProgress
  private let tell: @Sendable (FetchProgress) -> Void

  init(feeds: Int, telling tell: @escaping @Sendable (FetchProgress) -> Void) {
    progress = FetchProgress(all: feeds)
    self.tell = tell
  }

  func add(_ line: RunReport.Line) {
    lines[line.url] = line
    progress.done += 1
    if line.hasFailed { progress.failed += 1 }
    if case .read(let new, _, _) = line.outcome { progress.newEntries += new }
    progress.latest = line.title ?? line.url.description
    tell(progress)
  }

  /// Adds a feed whose server was not reached; whose fault that is shows when all have been asked.
  func add(_ line: RunReport.Line, unreached outcome: FetchOutcome) {
    unreached.append(outcome)
    add(line)
  }

  /// The line of each feed that gave an outcome, and those that were not reached.
  var result: (lines: [FeedURL: RunReport.Line], unreached: [FetchOutcome]) { (lines, unreached) }
}

/// How far the asking of feeds is.
public struct FetchProgress: Sendable, Hashable {
  /// Feeds that gave an outcome, of all that are asked.
  public var done = 0
  public let all: Int
  public var failed = 0
  public var newEntries = 0
  /// The name of the feed that came last.
  public var latest = ""

  /// The start of a run over so many feeds.
  public init(all: Int) { self.all = all }
}
