public import FeedModel
public import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func catalogue() async throws -> StoryCatalogue {
    try await read { db in
      try Self.catalogue(db, sql: "SELECT payload FROM story ORDER BY id")
    }
  }

  public func catalogue(since: Date, naming ids: [Entry.ID]) async throws -> StoryCatalogue {
    try await read { db in
      try Self.catalogue(
        db,
        sql: """
          SELECT payload FROM story WHERE id IN (
            SELECT story FROM entry JOIN member ON member.entry = entry.id
            WHERE effective_date >= ?1
            UNION SELECT story FROM member WHERE entry IN (SELECT value FROM json_each(?2)))
          ORDER BY id
          """,
        [
          since.timeIntervalSinceReferenceDate,
          String(decoding: try Payload.encode(ids.map(\.rawValue)), as: UTF8.self),
        ])
    }
  }

  private static func catalogue(
    _ db: Database, sql: String, _ arguments: StatementArguments = []
  ) throws -> StoryCatalogue {
    var stories: [Story] = []
    let payloads = try Data.fetchCursor(db, sql: sql, arguments: arguments)
    while let payload = try payloads.next() {
      stories.append(try Payload.decode(Story.self, from: payload))
    }
    let aliases = try Row.fetchAll(db, sql: "SELECT old, new FROM alias").map { row in
      (Story.ID(rawValue: row["old"]), Story.ID(rawValue: row["new"]))
    }
    return StoryCatalogue(
      stories: stories, aliases: Dictionary(aliases) { first, _ in first })
  }

  public func storyCounts() async throws -> (all: Int, shared: Int) {
    try await read { db in
      let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM story")
      let shared = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM (SELECT 1 FROM member GROUP BY story HAVING count(*) > 1)
          """)
      return (all ?? 0, shared ?? 0)
    }
  }

  public func save(_ catalogue: StoryCatalogue, replacing old: StoryCatalogue) async throws {
    try await write { db in
      var left: [Story.ID: Story] = [:]
      left.reserveCapacity(old.stories.count)
      for story in old.stories { left[story.id] = story }
      var changed: [Int] = []
      for (place, story) in catalogue.stories.enumerated()
      where left.removeValue(forKey: story.id) != story { changed.append(place) }
      // First make room, so that an entry that moved is never in two stories.
      for id in left.keys { try Self.forget(id, in: db) }
      for place in changed { try Self.forget(catalogue.stories[place].id, in: db) }
      for place in changed { try Self.put(catalogue.stories[place], in: db) }
      for (name, heir) in old.aliases where catalogue.aliases[name] != heir {
        try db.execute(sql: "DELETE FROM alias WHERE old = ?", arguments: [name.rawValue])
      }
      for (name, heir) in catalogue.aliases where old.aliases[name] != heir {
        try db.execute(
          sql: "INSERT OR REPLACE INTO alias (old, new) VALUES (?, ?)",
          arguments: [name.rawValue, heir.rawValue])
      }
    }
  }

  private static func forget(_ id: Story.ID, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM story WHERE id = ?").execute(arguments: [id.rawValue])
  }

  private static func put(_ story: Story, in db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO story (id, payload) VALUES (?, ?)")
      .execute(arguments: [story.id.rawValue, try Payload.encode(story)])
    let statement = try db.cachedStatement(sql: "INSERT INTO member (entry, story) VALUES (?, ?)")
    for member in story.members {
      try statement.execute(arguments: [member.entry.rawValue, story.id.rawValue])
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
