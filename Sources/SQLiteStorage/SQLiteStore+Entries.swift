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
    try await read { db in
      let reader = EntryReader(db)
      let statement = try db.cachedStatement(sql: EntryQueries.byID)
      let entries = try ids.compactMap { id in
        // The row is the cursor's: it is gone when the cursor is.
        let rows = try Row.fetchCursor(statement, arguments: [id.rawValue])
        return try rows.next().map(reader.entry)
      }
      // Nobody will soon ask for the pages of so large a part of the file.
      if ids.count >= Self.many { db.releaseMemory() }
      return entries
    }
  }

  /// From how many entries on the pages they were read from are not kept.
  private static let many = 500

  public func entryCount() async throws -> Int {
    try await read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM entry") ?? 0 }
  }
}

/// What is asked of the table `entry`; each of them is tried to use an index.
enum EntryQueries {
  static let byID = "SELECT \(EntryColumns.list) FROM entry WHERE id = ?"
  static let since = """
    SELECT \(EntryColumns.list) FROM entry WHERE effective_date >= ? ORDER BY effective_date, id
    """
  static let untold = """
    SELECT entry.id, effective_date FROM untold CROSS JOIN entry ON entry.id = untold.entry
    ORDER BY effective_date, entry.id
    """
}
