public import FeedModel
import FeedPublishing
public import FeedStorage
public import FoundationEssentials
public import Newsfold
import XML

/// What the pages are made of, opened by the command that serves them.
public struct NewsroomSource: Sendable {
  /// The store as it is now: another one once somebody put a new file in the place of the old.
  let store: @Sendable () async throws -> any FeedStore
  /// The list of feeds as it is now; empty where it cannot be read.
  let subscriptions: @Sendable () -> [Subscription]
  /// The road that makes stories, or publishes them too, as settings and list are now.
  let pipeline: @Sendable (_ purpose: Purpose) async throws -> Pipeline
  /// The folder that was, or will be, published into.
  let published: @Sendable () async throws -> String
  /// The folder of database and lock.
  let dataFolder: String
  /// What time it is.
  let now: @Sendable () -> Date
  /// Tells whoever started the server.
  let say: @Sendable (String) -> Void

  /// What a road is opened for.
  public enum Purpose: Sendable, Hashable {
    /// To make stories; a list of feeds that cannot be read is taken for empty.
    case folding
    /// To make stories and publish them, where the last edition was written.
    case publishing
  }

  public init(
    dataFolder: String, store: @escaping @Sendable () async throws -> any FeedStore,
    subscriptions: @escaping @Sendable () -> [Subscription],
    pipeline: @escaping @Sendable (_ purpose: Purpose) async throws -> Pipeline,
    published: @escaping @Sendable () async throws -> String,
    now: @escaping @Sendable () -> Date, say: @escaping @Sendable (String) -> Void
  ) {
    self.dataFolder = dataFolder
    self.store = store
    self.subscriptions = subscriptions
    self.published = published
    self.pipeline = pipeline
    self.now = now
    self.say = say
  }
}

/// What is known of the stories while pages are served: the index of the last revision, the editor's
/// words on their way into the stories.
///
/// It holds no lock and no transaction while nobody asks.
actor Newsroom {
  let source: NewsroomSource
  /// The published files as they are sent to those who take gzip.
  let packedFiles = PackedFiles()
  private var known: Known?
  /// The work that makes the next index; others wait for it.
  private var making: Task<Known, any Error>?
  private var looked = ContinuousClock.now - .seconds(3600)
  /// The revision of the store that differs from the index by decisions alone; nil if there is none.
  private var followed: Int?
  /// What was changed here since the index was made, with the revision after it.
  private var changes: [(revision: Int, touched: Set<Story.ID>)] = []
  private var made: Int?
  /// How often the index was made of all that is stored.
  private(set) var timesMade = 0
  /// The entries that undone decisions loosened, until it took effect.
  private var loose: Set<Entry.ID> = []
  /// How many decisions were made here, and whether somebody sees to it that they are published.
  private var decided = 0
  private var isCatchingUp = false
  /// How many are on their way into the stories: nothing is published meanwhile.
  private var deciding = 0
  private var publishing: Task<Bool, Never>?
  /// What became of the last decision.
  private(set) var lastEffect = Effect.done
  /// The cases of the last revision that was asked about, and what was answered here.
  var lastRound: ReviewRound?
  var isLookingThrough = false
  /// The first revision whose cases are still of use.
  var oldestRound = 0
  var actions: [QueueAction] = []

  /// An index and the pages that were made of it.
  private struct Known {
    var index: StoryIndex
    var pages: [String: WebAnswer] = [:]
  }

  init(_ source: NewsroomSource) { self.source = source }

  /// The index of what is stored now; what somebody else stored is noticed within a quarter of a
  /// second.
  var index: StoryIndex {
    get async throws { try await current().index }
  }

  /// A page by its name, made once for each revision of the store.
  ///
  /// - Parameters:
  ///   - name: what tells it from others.
  ///   - make: makes it of the index.
  /// - Returns: the page.
  /// - Throws: what the store throws.
  func page(
    _ name: String, _ make: @Sendable (StoryIndex) throws -> WebAnswer
  ) async throws -> WebAnswer {
    let known = try await current()
    if let page = known.pages[name] { return page }
    let page = try make(known.index)
    keep(page, name, known.index.revision)
    return page
  }

  /// A page that needs more of the store than the index has, made once for a revision.
  ///
  /// - Parameters:
  ///   - name: what tells it from others.
  ///   - revision: the revision that it is made of.
  ///   - make: makes it.
  /// - Returns: the page.
  /// - Throws: what `make` throws.
  func page(
    _ name: String, revision: Int, _ make: @Sendable () async throws -> WebAnswer
  ) async throws -> WebAnswer {
    if let known, known.index.revision == revision, let page = known.pages[name] { return page }
    let page = try await make()
    keep(page, name, revision)
    return page
  }

  private func keep(_ page: WebAnswer, _ name: String, _ revision: Int) {
    guard known?.index.revision == revision else { return }
    if known?.pages.count ?? 0 >= Self.pagesKept { known?.pages = [:] }
    known?.pages[name] = page
  }

  private func current() async throws -> Known {
    if let known, looked.duration(to: .now) < Self.trust { return known }
    if let making { return try await making.value }
    let revision = try await source.store().revision()
    looked = .now
    if let known, known.index.revision == revision { return known }
    if let known = sameStories(at: revision) { return known }
    if let making { return try await making.value }
    let task = Task { [source] in try await Self.make(source) }
    making = task
    defer { making = nil }
    let made = try await task.value
    known = made
    timesMade += 1
    (followed, self.made) = (made.index.revision, made.index.revision)
    changes = []
    looked = .now
    return made
  }

  /// What is known, if nothing but decisions came since.
  private func sameStories(at revision: Int) -> Known? {
    guard revision == followed, let index = known?.index else { return nil }
    let same = Known(index: index.with(revision: revision))
    known = same
    return same
  }

  /// Reads everything that the index is made of.
  private static func make(_ source: NewsroomSource) async throws -> Known {
    let store = try await source.store()
    let states = try await store.states()
    let feeds = source.subscriptions().map {
      FollowedFeed($0, states[$0.url]?.feed)
    }
    let index = StoryIndex(try await store.listing(of: nil), feeds: feeds)
    Memory.giveBack()
    return Known(index: index)
  }

  private static let trust = Duration.milliseconds(250)
  private static let pagesKept = 200
}

extension Newsroom {
  /// Notes what became of the last decision, for the page that tells it.
  func note(_ effect: Effect) { lastEffect = effect }

  /// What became of a decision.
  enum Effect: Sendable, Hashable {
    /// The stories are as it says.
    case done
    /// It is kept; another run is at work, after which it takes effect.
    case waiting
  }

  /// Keeps what the editor says and lets it take effect at once, if no run is at work.
  ///
  /// - Throws: what the store throws; then nothing is kept.
  func decide(_ word: Decision.Word) async throws -> Effect {
    let before = try await source.store().revision()
    let pipeline = try await source.pipeline(.folding)
    let (_, loose) = try await pipeline.decide(word, at: source.now())
    follow(from: before, to: before + 1)
    return try await takeEffect(loosening: loose)
  }

  /// Keeps decisions that were made elsewhere; gives how many are new.
  func take(_ decisions: [Decision]) async throws -> (new: Int, effect: Effect) {
    let before = try await source.store().revision()
    let (new, loose) = try await source.pipeline(.folding).record(decisions)
    follow(from: before, to: before + new)
    return (new, new == 0 ? .done : try await takeEffect(loosening: loose))
  }

  /// Notes that decisions were stored: if nothing else was, what is known still holds.
  private func follow(from before: Int, to revision: Int) {
    followed = before == followed ? revision : nil
  }

  /// Folds what decisions change, so that the pages show it; the published files follow.
  private func takeEffect(loosening new: Set<Entry.ID>) async throws -> Effect {
    decided += 1
    deciding += 1
    looked -= .seconds(3600)
    defer {
      deciding -= 1
      catchUp()
    }
    // What is published here is no other run: it makes way, and begins again afterwards.
    publishing?.cancel()
    _ = await publishing?.value
    for attempt in 0..<Self.attempts {
      if attempt > 0 { try await Task.sleep(for: .milliseconds(100)) }
      // Another decision that took effect meanwhile may have loosened, and tied, the same entries.
      loose.formUnion(new)
      let loosened = loose
      do {
        try await change(.folding) { try await $0.cluster(at: $1, loosening: loosened) }
        loose.subtract(loosened)
        return .done
      } catch RunLock.Failure.held { continue }
    }
    loose.formUnion(new)
    return .waiting
  }

  /// Changes stories under the run lock, and what is known of them with it.
  ///
  /// - Throws: `RunLock.Failure.held` while another run is at work; what the store throws.
  private func change(
    _ purpose: NewsroomSource.Purpose,
    _ body: @escaping @Sendable (Pipeline, Date) async throws -> CatalogueChanges
  ) async throws {
    let lock = try RunLock(folder: source.dataFolder)
    try await lock.whileHeld { [self] in
      let store = try await source.store()
      let before = try await store.revision()
      let touched = try await body(try await source.pipeline(purpose), source.now()).touched
      try await take(store.listing(of: Array(touched)), insteadOf: touched, after: before)
    }
  }

  /// Takes changed stories into what is known, if that was up to date but for decisions.
  private func take(
    _ listing: StoryListing, insteadOf ids: Set<Story.ID>, after revision: Int
  ) {
    looked -= .seconds(3600)
    guard revision == followed, var index = known?.index else { return }
    index.take(listing, insteadOf: ids)
    known = Known(index: index)
    followed = listing.revision
    if !ids.isEmpty { changes.append((listing.revision, ids)) }
  }

  /// The stories that were changed after a revision; nil if they were not changed here alone.
  func touched(since revision: Int) -> Set<Story.ID>? {
    guard let made, made <= revision else { return nil }
    return changes.filter { $0.revision > revision }.reduce(into: []) { $0.formUnion($1.touched) }
  }

  /// Publishes what decisions changed once nothing was said for a second, and lets those take effect
  /// that had to wait for a run; goes on until that is done.
  private func catchUp() {
    guard !isCatchingUp else { return }
    isCatchingUp = true
    Task {
      var published = -1
      while published != decided {
        let before = decided
        try? await Task.sleep(for: .seconds(1))
        guard before == decided, deciding == 0 else { continue }
        let task = Task { await publish() }
        publishing = task
        if await task.value { published = before }
        publishing = nil
      }
      isCatchingUp = false
    }
  }

  /// Folds and publishes under the run lock; false if another run holds it, or a decision came.
  private func publish() async -> Bool {
    let loosened = loose
    do {
      try await change(.publishing) { try await $0.retell(at: $1, loosening: loosened) }
      loose.subtract(loosened)
      lastEffect = .done
    } catch RunLock.Failure.held {
      return false
    } catch is CancellationError {
      return false
    } catch {
      source.say("newsfold: what was decided is kept, but could not be published: \(error)")
    }
    return true
  }

  /// How often a tenth of a second is waited for a run at work before the page says so.
  private static let attempts = 20
}
