public import FeedModel
public import FeedPublishing
import FeedStorage
public import FoundationEssentials

extension Pipeline {
  /// Writes the output folder and gives the number of files that changed.
  @discardableResult
  public func publish(at now: Date) async throws -> Int {
    try await writeEdition(at: now).changed
  }

  /// What became of writing an edition.
  struct Written {
    var changed: Int
    var manifest: OutputManifest
    /// When it must be written anew although nothing was stored; nil if never.
    var until: Date?
  }

  /// Writes the files of this moment's edition and the pages of the archive, and takes away what is in
  /// neither any more.
  func writeEdition(at now: Date) async throws -> Written {
    try await fixIdentity()
    let outlines = try await store.outlines(since: EditionPlan.oldest(settings.publish, at: now))
    let followed = try await followed()
    var edition = try await edition(of: outlines, followed, at: now)
    let before = try await archiveState()
    var archive: ArchivePlan?
    if settings.publish.outputs.contains(OutputFormats.archive) {
      let plan = ArchivePlan(
        outlines, merged: edition.whole, after: before,
        days: settings.publish.merged.days, at: now)
      edition.continues(in: plan.state)
      archive = plan
    }
    let end = edition.end
    var writer = OutputWriter(into: output, after: try await manifest())
    do {
      for format in settings.formats {
        try format.write(edition) {
          try Task.checkCancellation()
          try writer.write($0)
        }
      }
      try await noteUpdated(edition)
      if let archive { try await write(archive, after: before, followed, to: &writer) }
      try await writer.pack(by: settings.compressions)
      try writer.finish(at: now)
    } catch is CancellationError {
      // What was written until now is known to the next edition, which may have to take it away.
      let manifest = writer.manifestWithEarlier
      try await Task { try await keep(manifest) }.value
      throw CancellationError()
    }
    try await keep(writer.manifest)
    try await keepOutput()
    let until = [end, archive?.nextClosing, writer.manifest.nextRemoval].compactMap(\.self).min()
    return Written(changed: writer.changed, manifest: writer.manifest, until: until)
  }

  /// The edition of a moment: its stories and what it needs of the store besides.
  public func edition(at now: Date) async throws -> Edition {
    let outlines = try await store.outlines(since: EditionPlan.oldest(settings.publish, at: now))
    return try await edition(of: outlines, try await followed(), at: now)
  }

  /// The edition of some stories, whatever their age.
  ///
  /// All entries of the stories are read.
  public func edition(of catalogue: StoryCatalogue) async throws -> Edition {
    let sources = try await sources(catalogue, try await followed(), try await standingDecisions())
    return Edition(of: sources, settings: try await publishSettings())
  }

  private func edition(
    of outlines: [StoryOutline], _ followed: FollowedFeeds, at now: Date
  ) async throws -> Edition {
    let settings = try await publishSettings()
    let plan = EditionPlan(outlines, subscriptions, settings, at: now)
    return Edition(of: try await sources(plan, followed), settings: settings, at: now)
  }

  private func sources(
    _ plan: EditionPlan, _ followed: FollowedFeeds
  ) async throws -> Edition.Sources {
    let catalogue = try await store.catalogue(of: plan.stories)
    var sources = try await sources(catalogue, followed, try await standingDecisions())
    sources.events = try await store.events(newest: Self.mostEvents)
    return sources
  }

  func sources(
    _ catalogue: StoryCatalogue, _ followed: FollowedFeeds, _ decisions: [Decision] = []
  ) async throws -> Edition.Sources {
    let ids = catalogue.stories.flatMap { $0.members.map(\.entry) }
    var sources = Edition.Sources(catalogue: catalogue, entries: [:], feeds: followed)
    sources.entries.reserveCapacity(ids.count)
    for entry in try await store.entries(ids) { sources.entries[entry.id] = entry }
    sources.decisions = decisions
    return sources
  }

  func followed() async throws -> FollowedFeeds {
    let states = try await store.states()
    return FollowedFeeds(subscriptions.map { FollowedFeed($0, states[$0.url]?.feed) })
  }

  private func standingDecisions() async throws -> [Decision] {
    DecisionHistory(try await store.decisions()).inForce.map(\.decision)
  }

  func publishSettings() async throws -> PublishSettings {
    var publish = settings.publish
    publish.identity = try await identity()
    return publish
  }

  /// What happened to feeds that is read for an edition at most.
  private static let mostEvents = 500

  /// Remembers when stories were told to have changed, so that a later edition never tells an earlier
  /// moment.
  private func noteUpdated(_ edition: Edition) async throws {
    let moved = edition.stories.filter { $0.updated != $0.toldBefore }
    guard settings.publish.tellsStories, !moved.isEmpty else { return }
    try await store.note(
      updated: Dictionary(moved.map { ($0.story.id, $0.updated) }) { first, _ in first })
  }
}
