public import FeedModel
import FoundationEssentials
import GRDB

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

  public func revision() async throws -> Int {
    try await read { db in try Int.fetchOne(db, sql: "SELECT number FROM revision") ?? 0 }
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
