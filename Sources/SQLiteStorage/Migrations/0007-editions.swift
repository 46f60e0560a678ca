import GRDB

extension DatabaseMigrator {
  /// What an edition needs to know of the past: when stories were joined, which are filed in the archive,
  /// what happened to feeds.
  mutating func registerEditions() {
    registerMigration("0007-editions") { db in
      try db.execute(
        sql: """
          ALTER TABLE alias ADD COLUMN moment REAL;
          ALTER TABLE story ADD COLUMN page TEXT;
          ALTER TABLE story ADD COLUMN told REAL;
          CREATE INDEX story_page ON story (page);

          CREATE TABLE feed_event (
            number INTEGER PRIMARY KEY,
            feed TEXT NOT NULL, kind TEXT NOT NULL, moment REAL NOT NULL, detail TEXT
          ) STRICT;
          """)
    }
  }
}
