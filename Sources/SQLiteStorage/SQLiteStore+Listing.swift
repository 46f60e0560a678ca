public import FeedModel
public import FeedStorage
import FoundationEssentials
import GRDB

extension SQLiteStore {
  /// No text and no evidence is read.
  ///
  /// Complexity: O(n) in the members of the stories, and in the aliases.
  public func listing(of ids: [Story.ID]?) async throws -> StoryListing {
    try await read { db in
      let revision = try Int.fetchOne(db, sql: "SELECT number FROM revision") ?? 0
      var listing = StoryListing(
        revision: revision, catalogue: StoryCatalogue(), entries: [:])
      let aliases = try Row.fetchCursor(db, sql: "SELECT old, new FROM alias")
      while let row = try aliases.next() {
        listing.catalogue.aliases[.init(rawValue: try row.name(0))] =
          .init(rawValue: try row.name(1))
      }
      let reader = EntryReader(db)
      let rows = try Row.fetchCursor(
        db, sql: ids == nil ? ListingQueries.members : ListingQueries.membersOfSome,
        arguments: try ids.map { [try Self.list($0.map(\.rawValue))] } ?? [])
      while let row = try rows.next() { try listing.add(row, reader) }
      return listing
    }
  }
}

/// What is asked for a list of all stories; tried to use indexes.
enum ListingQueries {
  /// The members of all stories, story by story, with what a list shows of them; a member whose entry
  /// is gone has none of that.
  static let members = columns + "ORDER BY story.number"

  /// The same of the stories with some ids.
  static let membersOfSome =
    columns + "WHERE story.id IN (SELECT value FROM json_each(?)) ORDER BY story.number"

  private static let columns = """
    SELECT story.id, story.published, story.lead, member.entry, member.copy_of,
      entry.feed, entry.title, entry.forms, entry.url, entry.language, entry.published,
      entry.updated, entry.first_seen,
      CASE WHEN coalesce(entry.title, '') = ''
        THEN substr(coalesce(entry.content, entry.summary), 1, \(StoryListing.beginning)) END,
      entry.content IS NULL
    FROM story CROSS JOIN member ON member.story = story.number
      LEFT JOIN entry ON entry.id = member.entry

    """
}

extension StoryListing {
  /// Adds a row of ``ListingQueries/members``.
  fileprivate mutating func add(_ row: Row, _ reader: EntryReader) throws {
    let story = Story.ID(rawValue: try row.name(0))
    if catalogue.stories.last?.id != story {
      catalogue.stories.append(
        Story(
          id: story, lead: .init(rawValue: try row.name(2)), members: [],
          published: try row.date(1) ?? .distantPast))
    }
    let id = Entry.ID(rawValue: try row.name(3))
    catalogue.stories[catalogue.stories.count - 1].members.append(
      Member(
        entry: id, copyOf: try row.text(4).map(Entry.ID.init),
        evidence: Evidence(rule: .founder)))
    guard let feed = try row.decode(Int64?.self, atIndex: 5) else { return }
    entries[id] = try reader.listed(id, feed: feed, row)
  }
}
