import GRDB

extension DatabaseMigrator {
  /// A number that counts what changed, so that an edition can tell whether it still holds.
  ///
  /// Triggers count stories and decisions, since none can be forgotten. Entries and feeds are counted
  /// by those who store them, once a transaction: a trigger on tables that are written thousands of
  /// times a run makes SQLite keep a journal of each statement.
  mutating func registerRevision() {
    registerMigration("0003-revision") { db in
      try db.execute(
        sql: """
          CREATE TABLE revision (number INTEGER NOT NULL) STRICT;
          INSERT INTO revision (number) VALUES (0);
          """)
      for event in ["INSERT", "UPDATE", "DELETE"] {
        for table in ["story", "decision"] {
          try db.execute(
            sql: """
              CREATE TRIGGER \(table)_\(event)_revision AFTER \(event) ON \(table)
              BEGIN UPDATE revision SET number = number + 1; END
              """)
        }
      }
    }
  }
}

extension SQLiteStore {
  /// Notes that something changed of which the revision is to tell.
  static func countChange(in db: Database) throws {
    try db.cachedStatement(sql: "UPDATE revision SET number = number + 1").execute()
  }
}
