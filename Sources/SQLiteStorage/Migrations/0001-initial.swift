import GRDB

extension DatabaseMigrator {
  /// Feeds, entries, stories, decisions.
  ///
  /// What is asked for has a column; the rest of a value is JSON in `payload`, so that a new field
  /// of a noun needs no new column.
  mutating func registerInitial() {
    registerMigration("0001-initial") { db in
      try db.execute(
        sql: """
          CREATE TABLE feed (
            url TEXT PRIMARY KEY NOT NULL,
            payload BLOB NOT NULL
          ) WITHOUT ROWID, STRICT;

          CREATE TABLE entry (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            feed TEXT NOT NULL,
            link TEXT,
            text_hash TEXT NOT NULL,
            effective_date REAL NOT NULL,
            payload BLOB NOT NULL
          ) STRICT;
          CREATE INDEX entry_link ON entry (feed, link) WHERE link IS NOT NULL;
          CREATE INDEX entry_text ON entry (feed, text_hash);
          CREATE INDEX entry_date ON entry (effective_date, id);

          CREATE TABLE story (
            id TEXT PRIMARY KEY NOT NULL,
            payload BLOB NOT NULL
          ) WITHOUT ROWID, STRICT;

          CREATE TABLE member (
            entry TEXT PRIMARY KEY NOT NULL,
            story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE
          ) WITHOUT ROWID, STRICT;
          CREATE INDEX member_story ON member (story);

          CREATE TABLE alias (
            old TEXT PRIMARY KEY NOT NULL,
            new TEXT NOT NULL
          ) WITHOUT ROWID, STRICT;

          CREATE TABLE decision (
            number INTEGER PRIMARY KEY,
            payload BLOB NOT NULL
          ) STRICT;

          CREATE TABLE value (
            name TEXT PRIMARY KEY NOT NULL,
            value TEXT NOT NULL
          ) WITHOUT ROWID, STRICT;
          """)
    }
  }
}
