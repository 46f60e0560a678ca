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
    var edition = try await edition(of: outlines, at: now)
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
      if let archive { try await write(archive, after: before, to: &writer, at: now) }
      try await writer.pack(by: settings.compressions)
      try writer.finish(at: now)
    } catch is CancellationError {
      // What was written until now is known to the next edition, which may have to take it away.
      let manifest = writer.manifestWithEarlier
      try await Task { try await keep(manifest) }.value
      throw CancellationError()
    }
    try await keep(writer.manifest)
    let until = [end, archive?.nextClosing, writer.manifest.nextRemoval].compactMap(\.self).min()
    return Written(changed: writer.changed, manifest: writer.manifest, until: until)
  }

  /// The edition of a moment: its stories and what it needs of the store besides.
  public func edition(at now: Date) async throws -> Edition {
    try await edition(
      of: try await store.outlines(since: EditionPlan.oldest(settings.publish, at: now)), at: now)
  }

  /// The edition of some stories, whatever their age.
  ///
  /// All entries of the stories are read.
  public func edition(of catalogue: StoryCatalogue) async throws -> Edition {
    Edition(of: try await sources(catalogue), settings: try await publishSettings())
  }

  private func edition(of outlines: [StoryOutline], at now: Date) async throws -> Edition {
    let settings = try await publishSettings()
    let plan = EditionPlan(outlines, subscriptions, settings, at: now)
    var sources = try await sources(try await store.catalogue(of: plan.stories))
    sources.events = try await store.events(newest: Self.mostEvents)
    return Edition(of: sources, settings: settings, at: now)
  }

  private func sources(_ catalogue: StoryCatalogue) async throws -> Edition.Sources {
    try await sources(catalogue, try await followed(), try await standingDecisions())
  }

  private func sources(
    _ catalogue: StoryCatalogue, _ followed: FollowedFeeds, _ decisions: [Decision]
  ) async throws -> Edition.Sources {
    let entries = try await store.entries(catalogue.stories.flatMap { $0.members.map(\.entry) })
    var sources = Edition.Sources(
      catalogue: catalogue,
      entries: Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }, feeds: followed)
    sources.decisions = decisions
    return sources
  }

  private func followed() async throws -> FollowedFeeds {
    let states = try await store.states()
    return FollowedFeeds(subscriptions.map { FollowedFeed($0, states[$0.url]?.feed) })
  }

  private func standingDecisions() async throws -> [Decision] {
    DecisionHistory(try await store.decisions()).inForce.map(\.decision)
  }

  private func publishSettings() async throws -> PublishSettings {
    var publish = settings.publish
    publish.identity = try await identity()
    return publish
  }

  /// What happened to feeds that is read for an edition at most.
  private static let mostEvents = 500
}

extension Pipeline {
  /// Writes the pages of the archive that are due, and those closed ones that are missing.
  private func write(
    _ archive: ArchivePlan, after before: ArchiveState, to writer: inout OutputWriter, at now: Date
  ) async throws {
    try await store.file(archive.passed, under: nil)
    let frame = ArchiveFrame(
      settings: try await publishSettings(), followed: try await followed(),
      decisions: try await standingDecisions())
    for page in archive.pages {
      try await write(page.day, page.stories, page.links, frame, to: &writer)
      // What is closed is noted only once it is written: a run that is killed before writes it again.
      if page.isClosing { try await store.file(page.stories, under: "\(page.day)") }
    }
    for (place, day) in before.closed.enumerated() where !writer.keep(day.path) {
      let filed = try await store.stories(filedUnder: "\(day)")
      let stories = try await store.listing(of: filed).catalogue.stories
        .sorted { ($1.published, $0.id) < ($0.published, $1.id) }.map(\.id)
      let next = before.closed.dropFirst(place + 1).first ?? archive.pages.first?.day
      let links = ArchiveLinks(
        isPage: true, previous: place == 0 ? nil : before.closed[place - 1].path,
        next: next?.path)
      try await write(day, stories, links, frame, to: &writer)
    }
    let state = String(decoding: try JSONEncoder().encode(archive.state), as: UTF8.self)
    try await store.setValue(state, for: Self.archiveName)
  }

  /// What all pages of the archive are made with.
  private struct ArchiveFrame {
    let settings: PublishSettings
    let followed: FollowedFeeds
    let decisions: [Decision]
  }

  private func write(
    _ day: ArchiveDay, _ stories: [Story.ID], _ links: ArchiveLinks, _ frame: ArchiveFrame,
    to writer: inout OutputWriter
  ) async throws {
    var page = ArchivePage(day, links: links, settings: frame.settings)
    let all = Set(stories)
    for start in stride(from: 0, to: stories.count, by: Self.storiesAtOnce) {
      let some = Set(stories[start..<min(start + Self.storiesAtOnce, stories.count)])
      var catalogue = try await store.catalogue(of: Array(some))
      // Of the stories that they name those on the same page have their headlines said.
      let named = catalogue.named.intersection(all).subtracting(some)
      if !named.isEmpty { catalogue = try await store.catalogue(of: Array(some.union(named))) }
      let sources = try await sources(catalogue, frame.followed, frame.decisions)
      page.add(some, of: sources)
    }
    try writer.write(page.file)
  }

  /// How many stories of a page of the archive are in memory at once.
  private static let storiesAtOnce = 1000

  /// Remembers when stories were told to have changed, so that a later edition never tells an earlier
  /// moment.
  private func noteUpdated(_ edition: Edition) async throws {
    let moved = edition.stories.filter { $0.updated != $0.toldBefore }
    guard settings.publish.tellsStories, !moved.isEmpty else { return }
    try await store.note(
      updated: Dictionary(moved.map { ($0.story.id, $0.updated) }) { first, _ in first })
  }

  private func archiveState() async throws -> ArchiveState {
    guard let text = try await store.value(Self.archiveName) else { return ArchiveState() }
    return try JSONDecoder().decode(ArchiveState.self, from: Data(text.utf8))
  }

  private static let archiveName = "archive"
}
