public import FeedModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func save(_ changes: CatalogueChanges) async throws {
    try await write { db in
      // First make room, so that an entry that moved is never in two stories.
      for id in changes.aliases.keys { try Self.forget(id, in: db) }
      let pasts = try changes.stories.map { try Self.past(of: $0.id, in: db) }
      for story in changes.stories { try Self.forget(story.id, in: db) }
      for (story, past) in zip(changes.stories, pasts) {
        try Self.put(story, in: db)
        try Self.give(past, to: story.id, in: db)
      }
      for (name, heir) in changes.aliases {
        try db.execute(
          sql: "INSERT OR REPLACE INTO alias (old, new, moment) VALUES (?, ?, ?)",
          arguments: [
            name.rawValue, heir.rawValue, changes.moment?.timeIntervalSinceReferenceDate,
          ])
      }
      if let memory = changes.memory { try Self.remember(memory, in: db) }
    }
  }

  private static func forget(_ id: Story.ID, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM story WHERE id = ?").execute(arguments: [id.rawValue])
  }

  /// Stores a story that is not there.
  static func put(_ story: Story, in db: Database) throws {
    let last = try lastReport(of: story, in: db)
    try db.cachedStatement(
      sql: "INSERT INTO story (id, published, last_report, lead, related) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [
      story.id.rawValue, story.published.timeIntervalSinceReferenceDate, last,
      story.lead.rawValue, Records.write(story.related.map { [$0.rawValue] }),
    ])
    let number = db.lastInsertedRowID
    let statement = try db.cachedStatement(
      sql: "INSERT INTO member (entry, story, copy_of, evidence) VALUES (?, ?, ?, ?)")
    for member in story.members {
      try statement.execute(arguments: [
        member.entry.rawValue, number, member.copyOf?.rawValue,
        try EvidenceColumn.write(member.evidence),
      ])
    }
  }

  /// When the last of a story's reports appeared, in seconds since 2001; its own date where none of
  /// them is there.
  private static func lastReport(of story: Story, in db: Database) throws -> Double {
    let statement = try db.cachedStatement(sql: "SELECT effective_date FROM entry WHERE id = ?")
    let dates = try story.members.compactMap {
      try Double.fetchOne(statement, arguments: [$0.entry.rawValue])
    }
    return dates.max() ?? story.published.timeIntervalSinceReferenceDate
  }

  /// Keeps an entry's story in step with an entry that changed: its date, and that it is told anew.
  static func moveStory(of entry: Entry.ID, in db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE story SET changed = (SELECT number FROM revision), last_report = (
          SELECT max(effective_date) FROM member JOIN entry ON entry.id = member.entry
          WHERE member.story = story.number)
        WHERE number = (SELECT story FROM member WHERE entry = ?)
        """
    ).execute(arguments: [entry.rawValue])
  }
}
