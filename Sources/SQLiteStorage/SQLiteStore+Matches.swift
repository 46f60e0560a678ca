import FeedModel
public import FeedStorage
import GRDB

extension SQLiteStore {
  /// Of all entries only ids and addresses are read.
  ///
  /// Complexity: O(entries + stories).
  public func stories(meaning text: String) async throws -> StoryMatches {
    guard !text.isEmpty else { return StoryMatches() }
    return try await read { db in
      var matches = StoryMatches()
      let names = try String.fetchAll(db, sql: MatchQueries.stories, arguments: [text, text])
      matches.hasStory = names.contains(text)
      matches.stories = Set(names.map(Story.ID.init))
      if let now = try Self.heir(of: text, in: db) {
        matches.hasStory = true
        matches.stories.insert(.init(rawValue: now))
      }
      let rows = try Row.fetchCursor(
        db, sql: MatchQueries.entries, arguments: [text, text, text, CanonicalURL(text)?.rawValue])
      while let row = try rows.next() {
        matches.stories.insert(.init(rawValue: try row.name(0)))
        if try row.decode(Bool.self, atIndex: 1) { matches.hasEntry = true }
      }
      return matches
    }
  }

  /// The story that one is part of now; nil if it is none that there was before.
  private static func heir(of text: String, in db: Database) throws -> String? {
    let statement = try db.cachedStatement(sql: "SELECT new FROM alias WHERE old = ?")
    var seen: Set<String> = []
    var heir: String?
    var name = text
    while seen.insert(name).inserted,
      let next = try String.fetchOne(statement, arguments: [name])
    {
      (heir, name) = (next, next)
    }
    return heir
  }
}

private enum MatchQueries {
  static let stories = "SELECT id FROM story WHERE substr(id, 1, length(?)) = ?"

  /// The story of each entry that a text may mean, and whether it means the entry as a whole.
  static let entries = """
    SELECT story.id, named.is_whole
    FROM (
      SELECT id, id = ?1 OR coalesce(publisher_id = ?1, 0) OR coalesce(link = ?4, 0) AS is_whole
      FROM entry WHERE substr(id, 1, length(?2)) = ?3 OR publisher_id = ?1 OR link = ?4
    ) AS named JOIN member ON member.entry = named.id JOIN story ON story.number = member.story
    """
}
