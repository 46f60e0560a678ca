public import FeedModel
import FoundationEssentials

/// A page of the archive as an Atom document, made of some stories after others: a day may have more of
/// them than are to be in memory at once.
///
/// Source: RFC 5005 section 4.
public struct ArchivePage: Sendable {
  private let day: ArchiveDay
  private let links: ArchiveLinks
  private let settings: PublishSettings
  private var entries: [[UInt8]] = []
  private var updated: Date?
  private var tags: Set<String> = []

  /// The page of a day, without stories as yet.
  ///
  /// - Parameters:
  ///   - day: the day.
  ///   - links: the pages before and after it.
  ///   - settings: how it is made.
  public init(_ day: ArchiveDay, links: ArchiveLinks, settings: PublishSettings) {
    self.day = day
    self.links = links
    self.settings = settings
  }

  /// Adds the next stories of the page.
  ///
  /// - Parameters:
  ///   - ids: their ids.
  ///   - sources: what they are made of, and those that they name.
  public mutating func add(_ ids: Set<Story.ID>, of sources: Edition.Sources) {
    let stories = sources.told(settings, of: ids).filter { tags.insert($0.tag).inserted }
    guard !stories.isEmpty else { return }
    let feed = feed(of: stories)
    entries += AtomDocument(feed: feed, settings: settings).parts.entries
    updated = max(updated ?? .distantPast, feed.updated)
  }

  /// The document.
  public var file: OutputFile {
    let around = AtomDocument(feed: feed(of: []), settings: settings, updated: updated).parts
    return OutputFile(path: day.path, pieces: [around.head] + entries + [around.end])
  }

  private func feed(of stories: [EditionStory]) -> EditionFeed {
    var feed = EditionFeed(
      name: "merged", title: settings.title, path: day.path, stories: stories)
    feed.paging = links
    return feed
  }
}
