public import FeedModel

/// A page of the archive as an Atom document.
///
/// Source: RFC 5005 section 4.
public struct ArchivePage: Sendable {
  private let feed: EditionFeed
  private let settings: PublishSettings

  /// The page of a day.
  ///
  /// - Parameters:
  ///   - day: the day.
  ///   - edition: the stories on it.
  ///   - links: the pages before and after it.
  public init(_ day: ArchiveDay, _ edition: Edition, links: ArchiveLinks) {
    var feed = EditionFeed(
      name: "merged", title: edition.settings.title, path: day.path, stories: edition.stories)
    feed.paging = links
    self.feed = feed
    settings = edition.settings
  }

  /// The document.
  public var file: OutputFile { AtomDocument(feed: feed, settings: settings).file }
}
