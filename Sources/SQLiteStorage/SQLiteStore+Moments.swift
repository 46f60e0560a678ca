public import FeedModel
public import FeedStorage
public import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func moments(since: Date) async throws -> [EntryMoment] {
    try await read { db in
      try Self.moments(
        db,
        sql: """
          SELECT id, effective_date FROM entry WHERE effective_date >= ?
          ORDER BY effective_date, id
          """, [since.timeIntervalSinceReferenceDate])
    }
  }

  public func moments(of ids: [Entry.ID]) async throws -> [EntryMoment] {
    try await read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT id, effective_date FROM entry WHERE id = ?")
      return try ids.compactMap { id in
        try Row.fetchOne(statement, arguments: [id.rawValue]).map(EntryMoment.init)
      }
    }
  }

  public func momentsWithoutStory() async throws -> [EntryMoment] {
    try await read { db in try Self.moments(db, sql: EntryQueries.untold) }
  }

  private static func moments(
    _ db: Database, sql: String, _ arguments: StatementArguments = []
  ) throws -> [EntryMoment] {
    var moments: [EntryMoment] = []
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try rows.next() { moments.append(EntryMoment(row)) }
    return moments
  }
}

extension EntryMoment {
  fileprivate init(_ row: Row) {
    self.init(
      id: Entry.ID(rawValue: row[0]), date: Date(timeIntervalSinceReferenceDate: row[1]))
  }
}
