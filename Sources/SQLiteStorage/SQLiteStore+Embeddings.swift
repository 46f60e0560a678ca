public import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func embeddings(
    _ keys: [String], at now: Date
  ) async throws -> [String: [UInt8]] {
    let list = try Payload.text(keys)
    let (found, isStale) = try await read { db in
      let rows = try Row.fetchCursor(
        db, sql: EmbeddingQueries.find, arguments: [list])
      var found: [String: [UInt8]] = [:]
      var oldest = Date.distantFuture
      while let row = try rows.next() {
        found[try row.name(0)] = Array(try row.decode(Data.self, atIndex: 1))
        oldest = min(oldest, try row.date(2) ?? .distantPast)
      }
      return (found, oldest < now - EmbeddingQueries.fresh)
    }
    // Written seldom: what was used within a day counts as used now.
    if isStale {
      try await write { db in
        try db.execute(
          sql: EmbeddingQueries.use, arguments: [now.timeIntervalSinceReferenceDate, list])
      }
    }
    return found
  }

  public func keep(embeddings: [String: [UInt8]], at now: Date) async throws {
    guard !embeddings.isEmpty else { return }
    try await write { db in
      let put = try db.cachedStatement(sql: EmbeddingQueries.put)
      for (key, bytes) in embeddings {
        try put.execute(arguments: [key, Data(bytes), now.timeIntervalSinceReferenceDate])
      }
    }
  }

  /// Drops the vectors that were used last before a moment, in seconds since the reference date.
  static func dropEmbeddings(unusedSince moment: Double, in db: Database) throws {
    try db.execute(sql: "DELETE FROM embedding WHERE used < ?", arguments: [moment])
  }
}

private enum EmbeddingQueries {
  static let find = """
    SELECT key, vector, used FROM embedding WHERE key IN (SELECT value FROM json_each(?))
    """
  static let use = """
    UPDATE embedding SET used = ? WHERE key IN (SELECT value FROM json_each(?))
    """
  static let put = "INSERT OR REPLACE INTO embedding (key, vector, used) VALUES (?, ?, ?)"
  /// Seconds.
  static let fresh: Double = 86_400
}
