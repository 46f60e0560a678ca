public import FeedModel

/// All stories as a list shows them: who is in them and their headlines, without texts and reasons.
public struct StoryListing: Sendable {
  /// The store's revision that it is of.
  public var revision: Int
  /// The stories with their members; all evidence is that of a founder.
  public var catalogue: StoryCatalogue
  /// The members, without summary, contents and what else is no headline, address or date.
  public var entries: [Entry.ID: Entry]

  /// How many characters of a text stand in for a missing headline.
  public static let beginning = 600

  public init(revision: Int, catalogue: StoryCatalogue, entries: [Entry.ID: Entry]) {
    self.revision = revision
    self.catalogue = catalogue
    self.entries = entries
  }
}

extension Entry {
  /// The entry as a list shows it: headline, address, language and dates; the beginning of its text in
  /// the place of a headline that is missing.
  public var listed: Entry {
    var entry = Entry(id: id, feed: feed)
    entry.title = title
    if title?.isEmpty ?? true, let body {
      let beginning = String(body.value.unicodeScalars.prefix(StoryListing.beginning))
      entry.summary = Text(beginning, kind: body.kind)
    }
    entry.url = url
    entry.language = language
    entry.published = published
    entry.updated = updated
    entry.firstSeen = firstSeen
    return entry
  }
}
