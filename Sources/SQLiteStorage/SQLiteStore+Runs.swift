public import FeedModel
import GRDB

extension SQLiteStore {
  public func keep(_ run: RunSummary) async throws {
    let summary = try Payload.text(run)
    try await write { db in
      try db.execute(sql: "INSERT INTO run (summary) VALUES (?)", arguments: [summary])
      try db.execute(
        sql: "DELETE FROM run WHERE number <= ?",
        arguments: [db.lastInsertedRowID - Int64(RunSummary.remembered)])
    }
  }

  public func runs(last limit: Int) async throws -> [RunSummary] {
    try await read { db in
      try String.fetchAll(
        db, sql: "SELECT summary FROM run ORDER BY number DESC LIMIT ?", arguments: [limit]
      ).map { try Payload.value(RunSummary.self, of: $0) }
    }
  }
}
