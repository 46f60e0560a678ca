public import FeedModel

/// The stories that a person may mean by a text.
public struct StoryMatches: Sendable, Hashable {
  /// Those whose id, or the id of one of their entries, begins with the text, those that had that id
  /// before, and those with an entry whose publisher's id or page it is.
  public var stories: Set<Story.ID> = []
  /// Whether the text is the whole id or the page of an entry among them.
  public var hasEntry = false
  /// Whether it is the whole id of a story, now or before.
  public var hasStory = false

  public init() {}
}

extension Entry {
  /// Whether a text is the entry's id, its publisher's id for it, or its page.
  func isNamed(_ text: String) -> Bool {
    id.rawValue == text || publisherID == text
      || canonicalURL.map { $0 == CanonicalURL(text) } ?? false
  }
}
