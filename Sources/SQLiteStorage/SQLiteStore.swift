public import FeedModel
public import FeedStorage
public import FoundationEssentials
import GRDB

/// A store in one SQLite file.
///
/// Write-ahead log, `synchronous=FULL`, pages of 16 KiB (entries of two kilobytes waste half of a
/// smaller page). Every change is one transaction: after a kill or a power cut it is there whole or
/// not at all.
public struct SQLiteStore: FeedStore {
  private let database: DatabaseQueue

  /// Opens the file, making it where there is none.
  ///
  /// - Throws: ``StorageError``.
  public init(path: String) throws(StorageError) {
    do {
      database = try DatabaseQueue(path: path, configuration: Self.configuration)
      try Self.migrator.migrate(database)
      guard try database.read({ try !Self.migrator.hasBeenSuperseded($0) }) else {
        throw StorageError.newer(path: path)
      }
    } catch let error as StorageError {
      throw error
    } catch let error as DatabaseError {
      throw StorageError(error, path: path)
    } catch {
      throw .inaccessible(path: path, message: "\(error)")
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "newsfold"
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      if !db.configuration.readonly { try db.execute(sql: "PRAGMA page_size = 16384") }
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerInitial()
    return migrator
  }

  private func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await database.read(body)
  }

  private func write(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
    try await database.write(body)
  }
}

extension StorageError {
  fileprivate init(_ error: DatabaseError, path: String) {
    let message = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(path: path, message: message)
    default: self = .inaccessible(path: path, message: message)
    }
  }
}

// MARK: - Feeds and entries

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

// MARK: - Stories and decisions

extension SQLiteStore {
  public func catalogue() async throws -> StoryCatalogue {
    try await read { db in
      let stories = try Data.fetchAll(db, sql: "SELECT payload FROM story ORDER BY id").map {
        try Payload.decode(Story.self, from: $0)
      }
      let aliases = try Row.fetchAll(db, sql: "SELECT old, new FROM alias").map { row in
        (Story.ID(rawValue: row["old"]), Story.ID(rawValue: row["new"]))
      }
      return StoryCatalogue(
        stories: stories, aliases: Dictionary(aliases) { first, _ in first })
    }
  }

  public func save(_ catalogue: StoryCatalogue) async throws {
    try await write { db in
      let old = try Row.fetchAll(db, sql: "SELECT id, payload FROM story").map { row in
        (row["id"] as String, row["payload"] as Data)
      }
      var left = Dictionary(old) { first, _ in first }
      var changed: [(Story, Data)] = []
      for story in catalogue.stories {
        let payload = try Payload.encode(story)
        if left.removeValue(forKey: story.id.rawValue) != payload {
          changed.append((story, payload))
        }
      }
      // First make room, so that an entry that moved is never in two stories.
      for id in left.keys { try Self.forget(id, in: db) }
      for (story, _) in changed { try Self.forget(story.id.rawValue, in: db) }
      for (story, payload) in changed { try Self.put(story, payload, in: db) }
      try db.execute(sql: "DELETE FROM alias")
      for (old, new) in catalogue.aliases {
        try db.execute(
          sql: "INSERT OR REPLACE INTO alias (old, new) VALUES (?, ?)",
          arguments: [old.rawValue, new.rawValue])
      }
    }
  }

  private static func forget(_ id: String, in db: Database) throws {
    try db.execute(sql: "DELETE FROM story WHERE id = ?", arguments: [id])
  }

  private static func put(_ story: Story, _ payload: Data, in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO story (id, payload) VALUES (?, ?)", arguments: [story.id.rawValue, payload])
    for member in story.members {
      try db.execute(
        sql: "INSERT INTO member (entry, story) VALUES (?, ?)",
        arguments: [member.entry.rawValue, story.id.rawValue])
    }
  }

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

  public func value(_ name: String) async throws -> String? {
    try await read { db in
      try String.fetchOne(db, sql: "SELECT value FROM value WHERE name = ?", arguments: [name])
    }
  }

  public func setValue(_ value: String, for name: String) async throws {
    try await write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO value (name, value) VALUES (?, ?)", arguments: [name, value])
    }
  }
}
