public import FeedModel
public import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func outlines(since: Date) async throws -> [StoryOutline] {
    try await read { db in
      let feeds = try Self.feedURLs(db)
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT story.id, story.published, story.last_report,
            max(coalesce(entry.first_seen, entry.effective_date)), story.page IS NOT NULL,
            group_concat(DISTINCT entry.feed)
          FROM story JOIN member ON member.story = story.number
            JOIN entry ON entry.id = member.entry
          WHERE story.last_report >= ? OR story.page IS NULL
          GROUP BY story.number
          """, arguments: [since.timeIntervalSinceReferenceDate])
      var outlines: [StoryOutline] = []
      while let row = try rows.next() {
        let numbers = try row.name(5).split(separator: ",").compactMap { Int64($0) }
        outlines.append(
          StoryOutline(
            id: .init(rawValue: try row.name(0)), published: try row.date(1) ?? .distantPast,
            lastReport: try row.date(2) ?? .distantPast,
            lastSeen: try row.date(3) ?? .distantPast,
            feeds: Set(numbers.compactMap { feeds[$0] }), isFiled: try row.number(4) != 0))
      }
      return outlines
    }
  }

  public func file(_ ids: [Story.ID], under page: String?) async throws {
    try await write { db in
      for id in ids { try Self.file(id, under: page ?? "", in: db) }
    }
  }

  public func marks(of ids: [Story.ID]) async throws -> [Story.ID: String] {
    try await read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, changed || ' ' || coalesce(told, '') FROM story
          WHERE id IN (SELECT value FROM json_each(?))
          """, arguments: [try Self.list(ids.map(\.rawValue))])
      var marks: [Story.ID: String] = [:]
      while let row = try rows.next() { marks[.init(rawValue: try row.name(0))] = try row.name(1) }
      return marks
    }
  }

  public func stories(filedUnder page: String) async throws -> [Story.ID] {
    try await read { db in
      let ids = try String.fetchAll(
        db, sql: "SELECT id FROM story WHERE page = ? ORDER BY id", arguments: [page])
      return ids.map(Story.ID.init)
    }
  }

  public func note(updated: [Story.ID: Date]) async throws {
    try await write { db in
      let statement = try db.cachedStatement(sql: "UPDATE story SET told = ? WHERE id = ?")
      for (id, moment) in updated {
        try statement.execute(arguments: [moment.timeIntervalSinceReferenceDate, id.rawValue])
      }
    }
  }

  /// What is known of a story's publishing: the archive's page that it is filed under, and the `updated`
  /// that it was published with last.
  struct PublishedPast: Sendable {
    var page: String?
    var told: Double?
  }

  /// The past of a story; nil where there is none.
  static func past(of id: Story.ID, in db: Database) throws -> PublishedPast? {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT page, told FROM story WHERE id = ?"),
      arguments: [id.rawValue])
    return row.map { PublishedPast(page: $0[0], told: $0[1]) }
  }

  /// Gives a story that was stored anew its past, and a mark that it never had.
  static func give(_ past: PublishedPast?, to id: Story.ID, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE story SET page = ?, told = ?, changed = (SELECT number FROM revision) WHERE id = ?
        """
    ).execute(arguments: [past?.page, past?.told, id.rawValue])
  }

  static func file(_ id: Story.ID, under page: String, in db: Database) throws {
    try db.cachedStatement(sql: "UPDATE story SET page = ? WHERE id = ?")
      .execute(arguments: [page, id.rawValue])
  }

  public func events(newest limit: Int) async throws -> [FeedEvent] {
    try await read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT feed, kind, moment, detail FROM feed_event ORDER BY number DESC LIMIT ?",
        arguments: [limit])
      var events: [FeedEvent] = []
      while let row = try rows.next() {
        guard let feed = FeedURL(try row.name(0)),
          let kind = FeedEvent.Kind(rawValue: try row.name(1))
        else { continue }
        events.append(
          FeedEvent(
            feed: feed, kind: kind, moment: try row.date(2) ?? .distantPast,
            detail: try row.text(3)))
      }
      return events
    }
  }

  static func put(_ event: FeedEvent, in db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT INTO feed_event (feed, kind, moment, detail) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [
      event.feed.rawValue, event.kind.rawValue, event.moment.timeIntervalSinceReferenceDate,
      event.detail,
    ])
  }

  private static func feedURLs(_ db: Database) throws -> [Int64: FeedURL] {
    let rows = try Row.fetchCursor(db, sql: "SELECT number, url FROM feed")
    var urls: [Int64: FeedURL] = [:]
    while let row = try rows.next() { urls[try row.number(0)] = FeedURL(try row.name(1)) }
    return urls
  }
}
