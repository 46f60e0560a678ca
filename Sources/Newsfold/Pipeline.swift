public import FeedFetching
public import FeedModel
import FeedParsing
import FeedPublishing
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
  let parser = FeedParser()
  /// Keeps the documents that are read at once small together.
  let gate = ByteGate(limit: 16 << 20)

  public init(
    subscriptions: [Subscription], store: any FeedStore, fetcher: FeedFetcher,
    clusterer: StoryClusterer, output: OutputFolder, settings: PipelineSettings = .init()
  ) {
    self.subscriptions = subscriptions
    self.store = store
    self.fetcher = fetcher
    self.clusterer = clusterer
    self.output = output
    self.settings = settings
  }

  /// One run: asks the feeds that are due, stores what is new, folds it into stories, publishes.
  ///
  /// A feed that fails is a line in the report, not the end of the run.
  ///
  /// - Throws: what the store or the output folder throws; what was stored until then stays.
  public func run(at now: Date) async throws -> RunReport {
    var report = try await fetch(at: now)
    let catalogue = try await cluster(at: now)
    report.add(catalogue)
    report.filesWritten = try await publish(catalogue, at: now)
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

  /// Folds what is in no story yet into stories and stores them.
  @discardableResult
  public func cluster(at now: Date) async throws -> StoryCatalogue {
    let before = try await store.catalogue()
    let after = try await stories(at: now, from: before)
    if after != before { try await store.save(after) }
    return after
  }

  /// The stories as they are once everything stored is folded in; nothing is stored.
  public func stories(at now: Date, from before: StoryCatalogue) async throws -> StoryCatalogue {
    let new = try await store.entriesWithoutStory()
    let decisions = try await store.decisions()
    guard !new.isEmpty || !decisions.isEmpty else { return before }
    return clusterer.catalogue(
      adding: new, to: try await window(of: before, at: now), previous: before,
      respecting: decisions)
  }

  /// Writes the output folder and gives the number of files that changed.
  @discardableResult
  public func publish(_ catalogue: StoryCatalogue, at now: Date) async throws -> Int {
    try await fixIdentity()
    let edition = try await edition(of: catalogue, at: now)
    return try output.write(try settings.formats.flatMap { try $0.files(for: edition) })
  }

  /// Keeps the report for `newsfold status`.
  public func keep(_ report: RunReport) async throws {
    let text = String(decoding: try JSONEncoder().encode(report.withoutSecrets), as: UTF8.self)
    try await store.setValue(text, for: Self.reportName)
  }

  /// The name under which the store keeps the last run's report.
  public static let reportName = "last-run"
}
