import FeedModel
import FoundationEssentials
import GRDB

extension DatabaseMigrator {
  /// Columns instead of one JSON a row; hosts; traces of what was pruned; what is in no story yet.
  ///
  /// The rows of 0001 are read and written again one by one, in the one transaction of the
  /// migration: if it is interrupted, the old form is there whole. It writes with the columns of
  /// today: a later migration that changes them must leave this one a copy of the old.
  mutating func registerColumns() {
    registerMigration("0002-columns") { db in
      try db.execute(sql: makeRoom)
      try db.execute(sql: newTables)
      try moveFeeds(db)
      try moveEntries(db)
      try db.execute(
        sql: "INSERT INTO untold SELECT id FROM entry WHERE id NOT IN (SELECT entry FROM member)")
      try db.execute(sql: "DROP TABLE old_entry; DROP TABLE old_feed;")
      try db.execute(sql: triggers)
    }
  }
}

private func moveFeeds(_ db: Database) throws {
  let rows = try Data.fetchCursor(db, sql: "SELECT payload FROM old_feed ORDER BY url")
  while let payload = try rows.next() {
    _ = try SQLiteStore.put(try Payload.decode(FeedState.self, from: payload), in: db)
  }
}

private func moveEntries(_ db: Database) throws {
  let rows = try Data.fetchCursor(db, sql: "SELECT payload FROM old_entry ORDER BY number")
  while let payload = try rows.next() {
    let entry = try Payload.decode(Entry.self, from: payload)
    let known = try Int64.fetchOne(
      try db.cachedStatement(sql: "SELECT number FROM feed WHERE url = ?"),
      arguments: [entry.feed.rawValue])
    let feed = try known ?? SQLiteStore.put(FeedState(url: entry.feed), in: db)
    try SQLiteStore.put(entry, feed: feed, in: db)
  }
}

private let makeRoom = """
  DROP INDEX entry_link; DROP INDEX entry_text; DROP INDEX entry_date;
  ALTER TABLE entry RENAME TO old_entry;
  ALTER TABLE feed RENAME TO old_feed;
  """

private let newTables = """
  CREATE TABLE feed (
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    location TEXT, next_due REAL, wait_reason TEXT, failures INTEGER NOT NULL, gone_since REAL,
    is_stopped INTEGER NOT NULL,
    etag TEXT, last_modified TEXT, body_hash TEXT, validated_url TEXT,
    failure TEXT, last_success REAL, last_asked REAL, rest TEXT,
    publisher_id TEXT, home_page_url TEXT, feed_url TEXT, icon TEXT, favicon TEXT, language TEXT,
    updated REAL, pace TEXT, image TEXT, authors TEXT, categories TEXT, links TEXT,
    generator TEXT, title TEXT, subtitle TEXT, summary TEXT, forms TEXT, feed_rest TEXT,
    has_feed INTEGER NOT NULL, last_whole REAL
  ) STRICT;

  CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    feed INTEGER NOT NULL REFERENCES feed (number),
    effective_date REAL NOT NULL,
    link TEXT, text_hash TEXT NOT NULL, version TEXT NOT NULL,
    first_seen REAL, published REAL, updated REAL, earlier_titles TEXT,
    publisher_id TEXT, guid_is_link INTEGER, url TEXT, image TEXT, language TEXT,
    authors TEXT, categories TEXT, enclosures TEXT, thumbnails TEXT, links TEXT, comments TEXT,
    title TEXT, summary TEXT, content TEXT, forms TEXT, rest TEXT
  ) STRICT;
  CREATE INDEX entry_link ON entry (feed, link) WHERE link IS NOT NULL;
  CREATE INDEX entry_text ON entry (feed, text_hash);
  CREATE INDEX entry_date ON entry (effective_date, id);

  CREATE TABLE pruned (
    id TEXT PRIMARY KEY NOT NULL,
    feed INTEGER NOT NULL,
    link TEXT, text_hash TEXT NOT NULL, version TEXT NOT NULL, first_seen REAL NOT NULL
  ) WITHOUT ROWID, STRICT;
  CREATE INDEX pruned_link ON pruned (feed, link) WHERE link IS NOT NULL;
  CREATE INDEX pruned_text ON pruned (feed, text_hash);

  CREATE TABLE untold (entry TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID, STRICT;

  CREATE TABLE host (
    host TEXT PRIMARY KEY NOT NULL,
    next_allowed REAL NOT NULL, reason TEXT NOT NULL, refusals INTEGER NOT NULL
  ) WITHOUT ROWID, STRICT;
  """

/// Keep the entries in no story, so that finding them costs nothing where there are none.
///
/// There is none for entries that come: with a trigger SQLite copies every page that an insertion
/// touches into a journal of its own, which costs more than the insertion.
private let triggers = """
  CREATE TRIGGER entry_went AFTER DELETE ON entry
    BEGIN DELETE FROM untold WHERE entry = OLD.id; END;
  CREATE TRIGGER member_came AFTER INSERT ON member
    BEGIN DELETE FROM untold WHERE entry = NEW.entry; END;
  CREATE TRIGGER member_went AFTER DELETE ON member
    BEGIN INSERT OR IGNORE INTO untold SELECT id FROM entry WHERE id = OLD.entry; END;
  """
