public import FeedModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func decisions() async throws -> [Decision] {
    try await read { db in
      try Data.fetchAll(db, sql: "SELECT payload FROM decision ORDER BY number").map {
        try Payload.decode(Decision.self, from: $0)
      }
    }
  }

  public func record(_ decision: Decision) async throws {
    try await write { db in
      try db.execute(
        sql: "INSERT INTO decision (payload) VALUES (?)", arguments: [try Payload.encode(decision)])
    }
  }
}
