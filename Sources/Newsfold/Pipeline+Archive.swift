import FeedModel
import FeedPublishing
import FeedStorage
import FoundationEssentials

extension Pipeline {
  /// Writes the pages of the archive that are due and not as they were written last, and those closed
  /// ones that are missing.
  func write(
    _ archive: ArchivePlan, after before: ArchiveState, _ followed: FollowedFeeds,
    to writer: inout OutputWriter
  ) async throws {
    try await store.file(archive.passed, under: nil)
    let frame = try ArchiveFrame(settings: try await publishSettings(), followed: followed)
    let known = try await pageMarks()
    var marks: [String: String] = [:]
    for page in archive.pages {
      let mark = try await mark(of: page, frame)
      marks[page.day.path] = mark
      if known[page.day.path] != mark || !writer.keep(page.day.path) {
        try await write(page.day, page.stories, page.links, frame, to: &writer)
      }
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
    try await store.setValue(try Self.json(archive.state), for: Self.archiveName)
    try await store.setValue(try Self.json(marks), for: Self.marksName)
  }

  /// What all pages of the archive are made with.
  private struct ArchiveFrame {
    let settings: PublishSettings
    let followed: FollowedFeeds
    /// A hash of all this that is told on a page.
    let mark: String

    init(settings: PublishSettings, followed: FollowedFeeds) throws {
      self.settings = settings
      self.followed = followed
      var parts: [String?] = [Program.version, try Pipeline.json(settings)]
      for feed in followed.all {
        parts += feed.subscription.told + (feed.feed?.shown ?? [])
      }
      mark = parts.hash
    }
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
      page.add(some, of: try await sources(catalogue, frame.followed))
    }
    try writer.write(page.file)
  }

  /// How many stories of a page of the archive are in memory at once.
  private static let storiesAtOnce = 1000

  /// A hash of all that a page is made of: as long as it is the same, so is the page.
  private func mark(of page: ArchivePlan.Page, _ frame: ArchiveFrame) async throws -> String {
    let stories = try await store.marks(of: page.stories)
    var parts: [String?] = [frame.mark, page.links.previous, page.links.next]
    for id in page.stories { parts += [id.rawValue, stories[id]] }
    return parts.hash
  }

  /// The marks of the pages that were written last, by their paths.
  private func pageMarks() async throws -> [String: String] {
    guard let text = try await store.value(Self.marksName) else { return [:] }
    return (try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))) ?? [:]
  }

  func archiveState() async throws -> ArchiveState {
    guard let text = try await store.value(Self.archiveName) else { return ArchiveState() }
    return try JSONDecoder().decode(ArchiveState.self, from: Data(text.utf8))
  }

  private static let archiveName = "archive"
  private static let marksName = "archive pages"
}
