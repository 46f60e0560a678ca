import GRDB

extension DatabaseMigrator {
  /// What runs did, for their history.
  mutating func registerRuns() {
    registerMigration("0008-runs") { db in
      try db.execute(
        sql: "CREATE TABLE run (number INTEGER PRIMARY KEY, summary TEXT NOT NULL) STRICT")
    }
  }
}
