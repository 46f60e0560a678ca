public import FeedModel
public import FoundationEssentials

/// One of the feeds of an edition.
public struct EditionFeed: Sendable {
  /// What its id ends with, such as `merged`.
  public let name: String
  /// The title.
  public let title: String
  /// The file's place in the output folder.
  public let path: String
  /// Its stories, the newest first.
  public let stories: [EditionStory]
  /// Stories that became part of others not long ago, the latest first.
  public internal(set) var departed: [DepartedStory] = []
  /// Its place among the documents of the whole feed (RFC 5005).
  public internal(set) var paging = ArchiveLinks()

  init(name: String, title: String, path: String, stories: [EditionStory]) {
    self.name = name
    self.title = title
    self.path = path
    self.stories = stories
  }

  /// When the newest of its stories changed, or one of them left.
  public var updated: Date {
    (stories.map(\.updated) + departed.map(\.moment)).max()
      ?? Date(timeIntervalSince1970: 1_767_225_600)
  }
}

/// A story that became part of another.
public struct DepartedStory: Sendable, Hashable {
  public let id: Story.ID
  /// What it is part of now.
  public let heir: Story.ID
  /// When that came about.
  public let moment: Date
}

/// The documents before and after one in a feed that is told in several.
///
/// Source: RFC 5005 section 4.
public struct ArchiveLinks: Sendable, Hashable {
  /// Whether this document is itself a page of the archive.
  public var isPage = false
  /// The page with the stories before it, by its place in the output folder.
  public var previous: String?
  /// The page with the stories after it.
  public var next: String?

  public init(isPage: Bool = false, previous: String? = nil, next: String? = nil) {
    self.isPage = isPage
    self.previous = previous
    self.next = next
  }
}
