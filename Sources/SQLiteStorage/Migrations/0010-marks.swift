import GRDB

extension DatabaseMigrator {
  /// A number that tells a story from what it was, so that a page of many that are as they were need not
  /// be written again: the ``registerRevision()`` of its last change.
  mutating func registerMarks() {
    registerMigration("0010-marks") { db in
      try db.execute(sql: "ALTER TABLE story ADD COLUMN changed INTEGER NOT NULL DEFAULT 0")
    }
  }
}
