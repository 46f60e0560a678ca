public import FeedModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func catalogue() async throws -> StoryCatalogue {
    try await read { db in
      let stories = try Self.stories(db, where: "1 ORDER BY id")
      return try Self.catalogue(
        stories, aliases: Row.fetchCursor(db, sql: "SELECT old, new, moment FROM alias"))
    }
  }

  public func catalogue(of ids: [Story.ID]) async throws -> StoryCatalogue {
    try await read { db in
      let stories = try ids.flatMap { try Self.stories(db, where: "id = ?", [$0.rawValue]) }
      let aliases = try Row.fetchCursor(
        db,
        sql: """
          WITH RECURSIVE name (old, new, moment) AS (
            SELECT old, new, moment FROM alias WHERE new IN (SELECT value FROM json_each(?))
            UNION SELECT alias.old, alias.new, alias.moment
              FROM name JOIN alias ON alias.new = name.old)
          SELECT old, new, moment FROM name
          """, arguments: [try Self.list(stories.map(\.id.rawValue))])
      var catalogue = try Self.catalogue(stories, aliases: aliases)
      let told = try db.cachedStatement(sql: "SELECT told FROM story WHERE id = ?")
      for story in stories {
        catalogue.told[story.id] = try Row.fetchOne(told, arguments: [story.id.rawValue])?.date(0)
      }
      return catalogue
    }
  }

  public func stories(_ ids: [Story.ID]) async throws -> [Story] {
    try await read { db in
      try ids.flatMap { try Self.stories(db, where: "id = ?", [$0.rawValue]) }
    }
  }

  public func used(among ids: [Story.ID]) async throws -> Set<Story.ID> {
    try await read { db in
      let names = try String.fetchAll(
        db,
        sql: """
          WITH name (id) AS (SELECT value FROM json_each(?))
          SELECT id FROM name WHERE id IN (SELECT id FROM story) OR id IN (SELECT old FROM alias)
            OR id IN (SELECT new FROM alias)
          """, arguments: [try Self.list(ids.map(\.rawValue))])
      return Set(names.map(Story.ID.init))
    }
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

  /// The list of texts as JSON, for `json_each`.
  static func list(_ texts: [String]) throws -> String { try Payload.text(texts) }

  private static func catalogue(
    _ stories: [Story], aliases rows: RowCursor
  ) throws -> StoryCatalogue {
    var catalogue = StoryCatalogue(stories: stories)
    while let row = try rows.next() {
      let old = Story.ID(rawValue: try row.name(0))
      catalogue.aliases[old] = Story.ID(rawValue: try row.name(1))
      catalogue.joined[old] = try row.date(2)
    }
    return catalogue
  }

  private static func stories(
    _ db: Database, where condition: String, _ arguments: StatementArguments = []
  ) throws -> [Story] {
    let rows = try Row.fetchCursor(
      try db.cachedStatement(
        sql: "SELECT number, id, published, lead, related FROM story WHERE \(condition)"),
      arguments: arguments)
    var stories: [Story] = []
    while let row = try rows.next() {
      stories.append(
        Story(
          id: .init(rawValue: try row.name(1)), lead: .init(rawValue: try row.name(3)),
          members: try members(of: try row.number(0), in: db),
          published: try row.date(2) ?? .distantPast,
          related: try row.text(4).map(related) ?? []))
    }
    return stories
  }

  /// The stories that a story names as near: one a line, or the JSON of older versions.
  private static func related(_ text: String) throws -> [Story.ID] {
    if text.utf8.first == UInt8(ascii: "[") { return try Payload.value([Story.ID].self, of: text) }
    return Records.read(text).compactMap { $0[0].map(Story.ID.init) }
  }

  private static func members(of story: Int64, in db: Database) throws -> [Member] {
    try members(
      db.cachedStatement(
        sql: "SELECT entry, copy_of, evidence FROM member WHERE story = ? ORDER BY rowid"),
      [story])
  }

  public func members(_ ids: [Entry.ID]) async throws -> [Member] {
    try await read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT entry, copy_of, evidence FROM member WHERE entry = ?")
      return try ids.flatMap { try Self.members(statement, [$0.rawValue]) }
    }
  }

  private static func members(
    _ statement: Statement, _ arguments: StatementArguments
  ) throws -> [Member] {
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    var members: [Member] = []
    while let row = try rows.next() {
      members.append(
        Member(
          entry: .init(rawValue: try row.name(0)),
          copyOf: try row.text(1).map(Entry.ID.init),
          evidence: try EvidenceColumn.read(try row.name(2))))
    }
    return members
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
