import FeedModel
import GRDB

extension DatabaseMigrator {
  /// Stories and members in columns, and what the clusterer remembers.
  ///
  /// A run needs to know which entry is in which story, of a whole window, but the evidence of the few
  /// stories only that changed or are published.
  mutating func registerStories() {
    registerMigration("0005-stories") { db in
      try db.execute(sql: makeRoom)
      try db.execute(sql: tables)
      let rows = try Row.fetchCursor(db, sql: "SELECT payload FROM old_story ORDER BY id")
      while let row = try rows.next() {
        try SQLiteStore.put(try Payload.decode(Story.self, from: row[0]), in: db)
      }
      try db.execute(sql: "DROP TABLE old_member; DROP TABLE old_story;")
      try db.execute(sql: triggers)
    }
  }
}

private let makeRoom = """
  DROP INDEX member_story;
  ALTER TABLE member RENAME TO old_member;
  ALTER TABLE story RENAME TO old_story;
  """

private let tables = """
  CREATE TABLE story (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    published REAL NOT NULL,
    last_report REAL NOT NULL,
    lead TEXT NOT NULL,
    related TEXT
  ) STRICT;
  CREATE INDEX story_last_report ON story (last_report, published, id);

  CREATE TABLE member (
    entry TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES story (number) ON DELETE CASCADE,
    copy_of TEXT,
    evidence TEXT NOT NULL
  ) STRICT;
  CREATE INDEX member_story ON member (story, entry, copy_of);
  CREATE INDEX alias_new ON alias (new);

  CREATE TABLE cluster_segment (
    first INTEGER PRIMARY KEY,
    count INTEGER NOT NULL, earliest REAL NOT NULL, latest REAL NOT NULL, bytes BLOB NOT NULL
  ) STRICT;
  """

/// As in 0002 and 0003, which went with the tables.
private let triggers = """
  CREATE TRIGGER member_came AFTER INSERT ON member
    BEGIN DELETE FROM untold WHERE entry = NEW.entry; END;
  CREATE TRIGGER member_went AFTER DELETE ON member
    BEGIN INSERT OR IGNORE INTO untold SELECT id FROM entry WHERE id = OLD.entry; END;
  CREATE TRIGGER story_INSERT_revision AFTER INSERT ON story
    BEGIN UPDATE revision SET number = number + 1; END;
  CREATE TRIGGER story_UPDATE_revision AFTER UPDATE ON story
    BEGIN UPDATE revision SET number = number + 1; END;
  CREATE TRIGGER story_DELETE_revision AFTER DELETE ON story
    BEGIN UPDATE revision SET number = number + 1; END;
  """
