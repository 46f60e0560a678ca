public import FeedModel
public import FeedStorage
public import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func prune(before: Date, keeping kept: Set<Entry.ID>) async throws -> PruneReport {
    try await write { db in
      try db.execute(sql: "CREATE TEMP TABLE kept (id TEXT PRIMARY KEY) WITHOUT ROWID")
      let keep = try db.cachedStatement(sql: "INSERT INTO temp.kept VALUES (?)")
      for id in kept { try keep.execute(arguments: [id.rawValue]) }
      let moment = before.timeIntervalSinceReferenceDate
      try db.execute(sql: PruneQueries.choose, arguments: [moment])
      try db.execute(sql: PruneQueries.keepStories, arguments: [moment])
      try db.execute(sql: PruneQueries.leaveTraces)
      var report = PruneReport()
      report.stories = try Self.count(PruneQueries.dropStories, in: db)
      report.entries = try Self.count(PruneQueries.dropEntries, in: db)
      report.aliases = try Self.dropAliases(in: db)
      try Self.dropEmbeddings(unusedSince: moment, in: db)
      try db.execute(sql: "DELETE FROM feed_event WHERE moment < ?", arguments: [moment])
      try db.execute(sql: "DROP TABLE temp.doomed; DROP TABLE temp.kept;")
      if report.entries > 0 { try Self.countChange(in: db) }
      return report
    }
  }

  private static func count(_ sql: String, in db: Database) throws -> Int {
    try db.execute(sql: sql)
    return db.changesCount
  }

  /// Drops the aliases that lead to no story any more; an alias of an alias stays while its end is
  /// there.
  private static func dropAliases(in db: Database) throws -> Int {
    var dropped = 0
    while true {
      let some = try count(PruneQueries.dropAliases, in: db)
      if some == 0 { return dropped }
      dropped += some
    }
  }
}

private enum PruneQueries {
  /// What is old enough and not to be kept.
  static let choose = """
    CREATE TEMP TABLE doomed AS SELECT id FROM main.entry WHERE effective_date < ?
      AND id NOT IN (SELECT id FROM temp.kept);
    CREATE UNIQUE INDEX temp.doomed_id ON doomed (id);
    """

  /// A story that has a member that stays keeps all of them.
  static let keepStories = """
    DELETE FROM temp.doomed WHERE id IN (
      SELECT old.entry FROM main.member AS old WHERE old.story IN (
        SELECT story FROM main.member JOIN main.entry ON entry.id = member.entry
        WHERE entry.effective_date >= ? OR entry.id IN (SELECT id FROM temp.kept)))
    """

  static let leaveTraces = """
    INSERT OR REPLACE INTO pruned (id, feed, link, text_hash, version, first_seen)
    SELECT id, feed, link, text_hash, version, coalesce(first_seen, effective_date)
    FROM main.entry WHERE id IN (SELECT id FROM temp.doomed)
    """

  static let dropStories = """
    DELETE FROM story WHERE number IN (
      SELECT story FROM main.member WHERE entry IN (SELECT id FROM temp.doomed))
    """

  static let dropEntries = "DELETE FROM entry WHERE id IN (SELECT id FROM temp.doomed)"

  static let dropAliases = """
    DELETE FROM alias WHERE new NOT IN (SELECT id FROM story) AND new NOT IN (SELECT old FROM alias)
    """
}
