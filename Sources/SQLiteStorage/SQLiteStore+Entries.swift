public import FeedModel
public import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func entries(since: Date) async throws -> [Entry] {
    try await read { db in
      let reader = EntryReader(db)
      let rows = try Row.fetchCursor(
        try db.cachedStatement(sql: EntryQueries.since),
        arguments: [since.timeIntervalSinceReferenceDate])
      return try Array(rows.map(reader.entry))
    }
  }

  public func entries(_ ids: [Entry.ID]) async throws -> [Entry] {
    try await read { db in try Self.entries(ids, in: db) }
  }

  public func entriesWithoutStory() async throws -> [Entry] {
    try await read { db in try Self.entries(try Self.untold(in: db), in: db) }
  }

  public func entryCount() async throws -> Int {
    try await read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM entry") ?? 0 }
  }

  private static func entries(_ ids: [Entry.ID], in db: Database) throws -> [Entry] {
    let reader = EntryReader(db)
    let statement = try db.cachedStatement(sql: EntryQueries.byID)
    return try ids.compactMap { id in
      // The row is the cursor's: it is gone when the cursor is.
      let rows = try Row.fetchCursor(statement, arguments: [id.rawValue])
      return try rows.next().map(reader.entry)
    }
  }

  /// Ids alone are sorted: with the texts the sorting would hold all of them at once.
  private static func untold(in db: Database) throws -> [Entry.ID] {
    try String.fetchAll(try db.cachedStatement(sql: EntryQueries.untold))
      .map(Entry.ID.init(rawValue:))
  }
}

/// What is asked of the table `entry`; each of them is tried to use an index.
enum EntryQueries {
  static let byID = "SELECT \(EntryColumns.list) FROM entry WHERE id = ?"
  static let since = """
    SELECT \(EntryColumns.list) FROM entry WHERE effective_date >= ? ORDER BY effective_date, id
    """
  static let untold = """
    SELECT entry.id FROM untold CROSS JOIN entry ON entry.id = untold.entry
    ORDER BY effective_date, entry.id
    """
}
