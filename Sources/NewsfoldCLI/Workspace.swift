import Curl
import FeedFetching
import FeedModel
import FeedParsing
import FeedPublishing
import Foundation
import Newsfold
import SQLiteStorage
import StoryClustering

/// What a command works with: settings, places, the list of feeds, the store.
struct Workspace {
  var settings: Settings
  let options: GlobalOptions
  let feedsPath: String
  let dataFolder: String

  /// - Throws: ``CommandFailure`` with status 2 where the settings are wrong.
  init(_ options: GlobalOptions) throws {
    self.options = options
    settings = try Places.settingsFile(options.config).map(SettingsFile.read) ?? Settings()
    feedsPath = Places.feeds(options.feeds, settings)
    dataFolder = Places.data(options.data, settings)
  }

  /// The list of feeds.
  ///
  /// - Throws: ``CommandFailure`` with status 2 where it is missing or broken.
  func subscriptions() throws -> [Subscription] {
    try FeedList(path: feedsPath).opml.subscriptions
  }

  /// Keeps commands that only look from making a database.
  ///
  /// - Throws: ``CommandFailure`` where there is none yet.
  func requireData() throws {
    guard FileManager.default.fileExists(atPath: databasePath) else {
      throw CommandFailure(
        .failed, "\(dataFolder): nothing is stored there yet; start with `newsfold run`.")
    }
  }

  private var databasePath: String { dataFolder + "/newsfold.sqlite" }

  /// The database, made where there is none.
  func store() throws -> SQLiteStore {
    try open { path throws(StorageError) in try SQLiteStore(path: path) }
  }

  /// The database for a run that holds the lock: looked through and copied once a day, put right where
  /// it is damaged, which is said whatever else is said.
  private func store(caredForAt now: Date) throws -> SQLiteStore {
    try open { path throws(StorageError) in
      let (store, report) = try DatabaseCare(path: path).open(at: now)
      for step in report.news { Terminal.say("newsfold: \(step)") }
      return store
    }
  }

  private func open(
    _ open: (String) throws(StorageError) -> SQLiteStore
  ) throws -> SQLiteStore {
    do {
      try FileManager.default.createDirectory(
        atPath: dataFolder, withIntermediateDirectories: true)
      return try open(databasePath)
    } catch {
      throw CommandFailure(.failed, Self.words(error, dataFolder))
    }
  }

  /// The road with everything it needs.
  ///
  /// What is not given is as the settings and the list say; `now` is the time of a run that holds the
  /// lock, and has the database cared for; `folding` says whether stories are going to be made.
  func pipeline(
    output: String? = nil, fetching: FetchOptions? = nil, subscriptions: [Subscription]? = nil,
    settings: Settings? = nil, runningAt now: Date? = nil, folding: Bool = false
  ) throws -> Pipeline {
    let subscriptions = try subscriptions ?? self.subscriptions()
    var settings = settings ?? self.settings
    if let fetching { try settings.take(fetching, subscriptions) }
    let place = Places.output(output, settings, data: dataFolder)
    let store = try now.map(store(caredForAt:)) ?? store()
    return Pipeline(
      subscriptions: subscriptions, store: store,
      fetcher: fetcher(settings),
      clusterer: StoryClusterer(
        parameters: settings.clustering,
        words: folding ? StoryWords.table(for: settings.clustering) : nil),
      output: OutputFolder(path: place),
      settings: try pipelineSettings(settings, fetching),
      embeddings: folding ? try embeddings(keptIn: store) : nil)
  }

  /// What is published from here; nil before anything was stored.
  func ownOutput() async throws -> OwnOutput? {
    guard FileManager.default.fileExists(atPath: databasePath) else { return nil }
    return try await pipeline(subscriptions: []).ownOutput()
  }

  /// What asks a single address.
  func fetcher(_ access: AccessOptions) -> FeedFetcher {
    var settings = settings
    settings.take(access)
    return fetcher(settings)
  }

  private func fetcher(_ settings: Settings) -> FeedFetcher {
    var fetch = settings.fetch
    fetch.folder = feedsFolder
    if fetch.userAgent == FetchSettings().userAgent, let page = settings.publish.publicURL {
      fetch.userAgent = FetchSettings.userAgent(contact: page)
    }
    let client = HTTPClient(connectionsPerHost: fetch.parallelPerHost)
    return FeedFetcher(transport: client, settings: fetch)
  }

  /// Does something while no other run works on the data folder; `now` is the run's time.
  ///
  /// - Throws: ``CommandFailure`` with status 75 where another run is at work.
  func locked<Value>(
    at now: Date, _ body: () async throws -> Value
  ) async throws -> Value {
    let lock: RunLock
    do { lock = try RunLock(folder: dataFolder) } catch {
      if case .held = error { throw CommandFailure(.locked, "\(error); nothing was done.") }
      throw CommandFailure(.failed, "\(error)")
    }
    do { return try await lock.whileHeld(body) } catch let failure as CommandFailure {
      throw failure
    } catch StorageError.damaged(_, let reason) {
      throw CommandFailure(.failed, replaceDatabase(because: reason, at: now))
    } catch {
      throw CommandFailure(.failed, Self.words(error, dataFolder))
    }
  }

  /// Puts a database that showed its damage in the middle of a run aside; gives what to say.
  private func replaceDatabase(because reason: String, at now: Date) -> String {
    do throws(StorageError) {
      let (_, report) = try DatabaseCare(path: databasePath).replace(because: reason, at: now)
      return report.news.map { "\($0)" }.joined(separator: " ") + " The next run goes on with it."
    } catch {
      return "\(error)"
    }
  }

  /// An error in words: our own say what they mean, Foundation's need the place and fewer words.
  private static func words(_ error: any Error, _ place: String) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    return (error.filePath ?? place) + ": " + error.localizedDescription
  }

  private func pipelineSettings(
    _ settings: Settings, _ fetching: FetchOptions?
  ) throws -> PipelineSettings {
    var pipeline = PipelineSettings()
    pipeline.publish = settings.publish
    pipeline.formats = OutputFormats.all.filter { settings.publish.outputs.contains($0.name) }
    if let folder = Places.templates(settings) {
      let pages = try TemplateFolder(path: folder).pages()
      pipeline.formats = pipeline.formats.map { $0 is StoryPages ? pages : $0 }
    }
    pipeline.isOffline = fetching?.offline ?? false
    pipeline.timeLimit = fetching?.maxTime.map { .seconds($0.seconds) }
    pipeline.forced = Set(fetching?.force.compactMap(FeedURL.init) ?? [])
    if !options.quiet {
      let words = ProgressWords()
      pipeline.progress = { Terminal.progress(words.text(of: $0)) }
    }
    return pipeline
  }

  /// The folder of the list: relative addresses are files below it.
  var feedsFolder: String {
    URL(filePath: feedsPath).absoluteURL.deletingLastPathComponent().path
  }
}
