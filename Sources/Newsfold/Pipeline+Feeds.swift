import FeedFetching
import FeedModel
import FeedParsing
import FeedStorage
import FoundationEssentials

extension Pipeline {
  /// The feeds to ask on this run, and what is remembered of all feeds and hosts.
  struct DueFeeds {
    var asked: [Subscription] = []
    let states: [FeedURL: FeedState]
    let hosts: [String: HostState]

    /// The report's line for a feed that gave no outcome.
    func line(for subscription: Subscription, wasAsked: Bool, at now: Date) -> RunReport.Line {
      let state = states[subscription.url]
      let host = state.flatMap { hosts[$0.host] }.flatMap { $0.isOpen(at: now) ? nil : $0.reason }
      return RunReport.Line(
        url: subscription.url, title: subscription.title,
        outcome: wasAsked ? .noAnswerYet : .notDue(reason: host ?? state?.schedule.reason))
    }

    /// Whether neither the feed nor its host asked to be left alone.
    func isDue(_ subscription: Subscription, at now: Date) -> Bool {
      let state = states[subscription.url] ?? FeedState(url: subscription.url)
      return state.isDue(at: now) && hosts[state.host]?.isOpen(at: now) ?? true
    }
  }

  func dueFeeds(at now: Date) async throws -> DueFeeds {
    var due = DueFeeds(states: try await store.states(), hosts: try await store.hostStates())
    guard !settings.isOffline else { return due }
    due.asked = subscriptions.filter {
      settings.forced.contains($0.url) || due.isDue($0, at: now)
    }
    return due
  }

  /// Reads and stores what came of asking one feed.
  func take(
    _ outcome: FetchOutcome, at now: Date, _ writer: UpdateWriter, _ log: FetchLog
  ) async throws {
    let line = try await gate.letting(outcome.document?.bytes.count ?? 0) {
      var (update, line) = try await update(from: outcome, at: now)
      update.events = FeedEvent.between(outcome.previous, update.state, at: now)
      if !outcome.isUnreachable { try await writer.write(update, outcome.host) }
      return line
    }
    if outcome.isUnreachable {
      await log.add(line, unreached: outcome)
    } else {
      await log.add(line)
    }
  }

  /// What one fetch changes, decided but not stored, and how the report tells it.
  func update(
    from outcome: FetchOutcome, at now: Date
  ) async throws -> (FeedUpdate, RunReport.Line) {
    var line = RunReport.Line(
      url: outcome.subscription.url, title: outcome.subscription.title, outcome: .unchanged)
    line.news = outcome.news
    switch outcome.result {
    case .unchanged:
      var state = outcome.state
      state.respect(state.feed?.pace ?? PublishingPace(), at: now)
      return (FeedUpdate(state: state), line)
    case .postponed:
      line.outcome = .notDue(reason: outcome.state.schedule.reason)
      return (FeedUpdate(state: outcome.state), line)
    case .failed(let error):
      line.outcome = .failed(error.words)
      return (FeedUpdate(state: outcome.state), line)
    case .document(let document):
      return try await update(from: outcome, document, at: now, line)
    }
  }

  /// Stores that feeds were not reached.
  ///
  /// If none was, the network here is to blame: the feeds are asked again on the next run instead
  /// of waiting longer and longer.
  func keepFailures(
    _ outcomes: [FetchOutcome], isOffline: Bool, at now: Date
  ) async throws {
    try await store.apply(
      outcomes.map { outcome in
        var update = FeedUpdate(state: isOffline ? outcome.withoutBlame(at: now) : outcome.state)
        update.events = FeedEvent.between(outcome.previous, update.state, at: now)
        return update
      })
  }

  private func update(
    from outcome: FetchOutcome, _ document: FetchedDocument, at now: Date, _ line: RunReport.Line
  ) async throws -> (FeedUpdate, RunReport.Line) {
    var line = line
    let feed = outcome.subscription.url
    let own = try await ownOutput()
    do {
      let newest = try parser.parse(document, feed: feed)
      guard !own.includes(newest) else {
        line.outcome = .failed(OwnOutput.words)
        return (FeedUpdate(state: outcome.unreadable(OwnOutput.words, at: now)), line)
      }
      let parsed = try await withOlderPages(newest, of: outcome, at: now)
      line.warnings = parsed.warnings
      var state = outcome.state
      // A body that was cut is not the last word: the next run must ask for it again.
      if !parsed.isComplete { state.validators = outcome.previous.validators }
      state.respect(parsed.feed.pace, at: now)
      let known = try await store.known(like: parsed.entries, in: feed)
      let update = FeedUpdate(consume parsed, state: state, known: known, at: now)
      line.outcome = .read(
        new: update.new.count, changed: update.changed.count, unchanged: update.unchanged)
      return (update, line)
    } catch let error as FeedParsingError {
      let words = error.words
      line.outcome = .failed(words)
      return (FeedUpdate(state: outcome.unreadable(words, at: now)), line)
    }
  }
}

extension FetchOutcome {
  /// What changed for good with this fetch, in words for the keeper.
  fileprivate var news: String? {
    if state.schedule.isStopped, !previous.schedule.isStopped {
      return "gone for good, says its server (410); it is not asked any more"
    }
    guard let location = state.location, location != previous.location else { return nil }
    return "moved for good; it is fetched from \(location) now, put that into your list"
  }
}
