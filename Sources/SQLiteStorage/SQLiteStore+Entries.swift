public import FeedModel
public import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func states() async throws -> [FeedURL: FeedState] {
    try await read { db in
      let states = try Data.fetchAll(db, sql: "SELECT payload FROM feed").map {
        try Payload.decode(FeedState.self, from: $0)
      }
      return Dictionary(states.map { ($0.url, $0) }) { first, _ in first }
    }
  }

  public func known(like entries: [Entry], in feed: FeedURL) async throws -> [KnownEntry] {
    try await read { db in
      var known: [Entry.ID: KnownEntry] = [:]
      for entry in entries {
        let rows = try Data.fetchAll(
          try db.cachedStatement(
            sql: """
              SELECT payload FROM entry WHERE id = ?1 AND feed = ?2
              UNION SELECT payload FROM entry WHERE feed = ?2 AND link = ?3
              UNION SELECT payload FROM entry WHERE feed = ?2 AND text_hash = ?4
              """),
          arguments: [
            entry.id.rawValue, feed.rawValue, entry.canonicalURL?.rawValue, entry.textHash,
          ])
        for row in rows {
          let entry = try Payload.decode(Entry.self, from: row)
          known[entry.id] = KnownEntry(entry)
        }
      }
      return known.values.sorted { $0.id < $1.id }
    }
  }

  public func apply(_ update: FeedUpdate) async throws {
    try await write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO feed (url, payload) VALUES (?, ?)",
        arguments: [update.state.url.rawValue, try Payload.encode(update.state)])
      for entry in update.new + update.changed { try Self.put(entry, in: db) }
    }
  }

  private static func put(_ entry: Entry, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO entry (id, feed, link, text_hash, effective_date, payload)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET link = excluded.link, text_hash = excluded.text_hash,
          effective_date = excluded.effective_date, payload = excluded.payload
        """)
    try statement.execute(arguments: [
      entry.id.rawValue, entry.feed.rawValue, entry.canonicalURL?.rawValue, entry.textHash,
      entry.effectiveDate.timeIntervalSince1970, try Payload.encode(entry),
    ])
  }

  public func entries(since: Date) async throws -> [Entry] {
    try await entries(
      sql: "SELECT payload FROM entry WHERE effective_date >= ? ORDER BY effective_date, id",
      [since.timeIntervalSince1970])
  }

  public func entries(_ ids: [Entry.ID]) async throws -> [Entry] {
    try await read { db in
      let statement = try db.cachedStatement(sql: "SELECT payload FROM entry WHERE id = ?")
      return try ids.compactMap { id in
        try Data.fetchOne(statement, arguments: [id.rawValue]).map {
          try Payload.decode(Entry.self, from: $0)
        }
      }
    }
  }

  public func entriesWithoutStory() async throws -> [Entry] {
    try await entries(
      sql: """
        SELECT payload FROM entry WHERE id NOT IN (SELECT entry FROM member)
        ORDER BY effective_date, id
        """)
  }

  public func entryCount() async throws -> Int {
    try await read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM entry") ?? 0 }
  }

  private func entries(sql: String, _ arguments: StatementArguments = []) async throws -> [Entry] {
    try await read { db in
      try Data.fetchAll(db, sql: sql, arguments: arguments).map {
        try Payload.decode(Entry.self, from: $0)
      }
    }
  }
}
