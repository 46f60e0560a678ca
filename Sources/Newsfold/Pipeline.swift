public import FeedFetching
public import FeedModel
import FeedParsing
public import FeedStorage
public import FoundationEssentials
public import StoryClustering

/// The road: fetch, parse, store, cluster, publish.
///
/// The only place that knows the order of the stations.
public struct Pipeline: Sendable {
  public let subscriptions: [Subscription]
  public let store: any FeedStore
  public let fetcher: FeedFetcher
  public let clusterer: StoryClusterer
  public let output: OutputFolder
  public let settings: PipelineSettings
  /// Where vectors of what entries say come from; nil where no service is asked.
  public let embeddings: EmbeddingDesk?
  let parser = FeedParser()
  /// Keeps the documents that are read at once small together.
  let gate = ByteGate(limit: 16 << 20)

  public init(
    subscriptions: [Subscription], store: any FeedStore, fetcher: FeedFetcher,
    clusterer: StoryClusterer, output: OutputFolder, settings: PipelineSettings = .init(),
    embeddings: EmbeddingDesk? = nil
  ) {
    self.subscriptions = subscriptions
    self.store = store
    self.fetcher = fetcher
    self.clusterer = clusterer
    self.output = output
    self.settings = settings
    self.embeddings = embeddings
  }

  /// One run: asks the feeds that are due, stores what is new, folds it into stories, publishes.
  ///
  /// A feed that fails is a line in the report, not the end of the run.
  ///
  /// - Throws: what the store or the output folder throws; what was stored until then stays.
  public func run(at now: Date) async throws -> RunReport {
    let start = ContinuousClock.now
    var report = try await fetch(at: now)
    try await tell(at: now, in: &report)
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    try await keep(report)
    return report
  }

  /// Asks the feeds that are due and stores what is new.
  public func fetch(at now: Date) async throws -> RunReport {
    let due = try await dueFeeds(at: now)
    let log = FetchLog(feeds: due.asked.count, telling: settings.progress)
    let writer = UpdateWriter(to: store)
    try await fetcher.ask(
      due.asked, states: due.states, hosts: due.hosts, at: now, timeLimit: settings.timeLimit
    ) { outcome in
      try await take(outcome, at: now, writer, log)
    }
    let (lines, unreached) = await log.result
    try await keepFailures(unreached, isOffline: unreached.count == lines.count, at: now)
    var report = RunReport(at: now)
    let asked = Set(due.asked.map(\.url))
    report.feeds = subscriptions.map { feed in
      lines[feed.url] ?? due.line(for: feed, wasAsked: asked.contains(feed.url), at: now)
    }
    return report
  }

  /// Keeps the report for `newsfold status`, and its numbers for the history of runs.
  public func keep(_ report: RunReport) async throws {
    let text = String(decoding: try JSONEncoder().encode(report.withoutSecrets), as: UTF8.self)
    try await store.setValue(text, for: Self.reportName)
    try await store.keep(report.summary)
  }

  /// The name under which the store keeps the last run's report.
  public static let reportName = "last-run"
}
