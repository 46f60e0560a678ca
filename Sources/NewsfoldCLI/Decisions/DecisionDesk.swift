import FeedModel
import FeedPublishing
import FeedStorage
import Foundation
import Newsfold
import SQLiteStorage

/// Where a decision is kept, takes effect, and is told of.
struct DecisionDesk {
  let options: DecisionOptions
  let workspace: Workspace
  let now: Date

  init(_ options: DecisionOptions) throws {
    self.options = options
    workspace = try Workspace(options.options)
    now = options.clock.date
  }

  /// The stories that texts may mean.
  ///
  /// - Throws: ``CommandFailure`` where nothing is stored yet.
  func view(of texts: [String]) async throws -> StoryView {
    try await StoryView(workspace, meaning: texts, with: [])
  }

  /// What was said and not undone, and what was.
  func history() async throws -> DecisionHistory {
    DecisionHistory(try await workspace.store().decisions())
  }

  /// Keeps a decision for good, lets it take effect, and says so.
  ///
  /// - Throws: ``CommandFailure`` with status 75 where another run is at work for too long; the
  ///   decision is kept.
  func decide(_ word: Decision.Word) async throws {
    let (item, loose) = try await record(word)
    let history = try await history()
    let root = history.root(of: item.decision.id).id
    let touched = history.items.first { $0.decision.id == root } ?? item
    let entries = item.decision.entries.union(touched.decision.entries)
    let words = DecisionWords(headlines: try await StoryView(workspace, with: entries).headlines)
    say("Decision \(item.number): \(words.text(of: item.decision, history)).")
    for older in history.overruled(by: item) {
      say("It goes against decision \(older.number), which gives way where they differ.")
    }
    try await takeEffect(loosening: loose, keeping: item)
    try await tellStories(of: touched.decision.entries)
    say("`newsfold undo \(item.number)` takes it back.")
  }

  /// Keeps a decision for good; it takes effect when something else lets it.
  func record(
    _ word: Decision.Word
  ) async throws -> (item: DecisionHistory.Item, loose: Set<Entry.ID>) {
    try await pipeline().decide(word, at: now)
  }

  /// Folds and publishes what a decision that was kept changes.
  ///
  /// - Throws: ``CommandFailure`` with status 75 where another run is at work for too long.
  func takeEffect(loosening loose: Set<Entry.ID>, keeping item: DecisionHistory.Item) async throws {
    try await takeEffect(loosening: loose, kept: "Decision \(item.number) is kept")
  }

  /// Keeps decisions that were made elsewhere and lets them take effect; gives how many are new.
  func take(_ decisions: [Decision]) async throws -> Int {
    let pipeline = try await pipeline()
    let (new, loose) = try await pipeline.record(decisions)
    guard new > 0, try await pipeline.store.entryCount() > 0 else { return new }
    try await takeEffect(loosening: loose, kept: "\(new) new decisions are kept")
    return new
  }

  /// Says something on standard output, unless nothing is to be said.
  func say(_ text: String) { if !options.options.quiet { Terminal.put(text) } }
}

extension DecisionDesk {
  /// Folds and publishes under the run lock; what is kept is said where another run is at work.
  func takeEffect(loosening loose: Set<Entry.ID>, kept: String) async throws {
    try await whenFree(kept) {
      let pipeline = try await pipeline()
      guard (try? workspace.subscriptions()) != nil else {
        try await pipeline.cluster(at: now, loosening: loose)
        return Terminal.say(
          "newsfold: \(workspace.feedsPath): the list of feeds cannot be read (--feeds FILE), so "
            + "the next run publishes it.")
      }
      try await pipeline.retell(at: now, loosening: loose)
    }
  }

  /// Does something under the run lock, waiting for a run that is at work.
  private func whenFree(_ kept: String, _ body: () async throws -> Void) async throws {
    let end = ContinuousClock.now + .seconds(options.patience)
    while true {
      do { return try await workspace.locked(at: now, body) } catch let failure as CommandFailure
        where failure.status == .locked
      {
        guard ContinuousClock.now < end else {
          throw CommandFailure(
            .locked,
            "\(kept), but another run is at work: that run takes it into account, or the next one.")
        }
        try await Task.sleep(for: .milliseconds(200))
      }
    }
  }

  /// The road, ending where the last edition was written unless something else is said.
  private func pipeline() async throws -> Pipeline {
    let list = (try? workspace.subscriptions()) ?? []
    let pipeline = try workspace.pipeline(
      output: options.output, subscriptions: list, folding: true)
    guard options.output == nil, workspace.settings.output == nil,
      let last = try await pipeline.lastOutput()
    else { return pipeline }
    return try workspace.pipeline(output: last, subscriptions: list, folding: true)
  }

  /// Says which stories hold some entries now.
  private func tellStories(of entries: Set<Entry.ID>) async throws {
    for story in try await StoryView(workspace, with: entries).edition.stories
    where story.reports.contains(where: { entries.contains($0.entry.id) }) {
      let count = story.reports.count == 1 ? "1 report" : "\(story.reports.count) reports"
      say("  story \(story.story.id), \(count): \(story.lead.headline)")
    }
  }
}

extension DecisionHistory {
  /// The older decisions that hold and say otherwise of a pair than an item does.
  func overruled(by item: Item) -> [Item] {
    inForce.filter { $0.number != item.number && $0.decision.contradicts(item.decision) }
      .sorted { $0.number < $1.number }
  }
}

extension Decision {
  /// Whether the one puts a pair together that the other keeps apart.
  fileprivate func contradicts(_ other: Decision) -> Bool {
    divides(Set(other.together)) || other.divides(Set(together))
  }

  private func divides(_ entries: Set<Entry.ID>) -> Bool {
    apart.map { !entries.isDisjoint(with: $0.first) && !entries.isDisjoint(with: $0.second) }
      ?? false
  }
}
