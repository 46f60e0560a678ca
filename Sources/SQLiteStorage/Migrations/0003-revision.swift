import GRDB

extension DatabaseMigrator {
  /// A number that counts what changed, so that an edition can tell whether it still holds.
  ///
  /// Triggers count, since none can be forgotten. Of a feed only what is published counts: when it
  /// is asked next changes with every run. To be registered after all that make `entry` or `feed`
  /// anew.
  mutating func registerRevision() {
    registerMigration("0003-revision") { db in
      try db.execute(
        sql: """
          CREATE TABLE revision (number INTEGER NOT NULL) STRICT;
          INSERT INTO revision (number) VALUES (0);
          """)
      for event in ["INSERT", "UPDATE", "DELETE"] {
        for table in ["entry", "story", "decision"] {
          try db.execute(
            sql: """
              CREATE TRIGGER \(table)_\(event)_revision AFTER \(event) ON \(table)
              BEGIN UPDATE revision SET number = number + 1; END
              """)
        }
      }
      try db.execute(sql: feedTriggers)
    }
  }
}

/// Count a publisher's new words about a feed.
private let feedTriggers = """
  CREATE TRIGGER feed_insert_revision AFTER INSERT ON feed
  BEGIN UPDATE revision SET number = number + 1; END;
  CREATE TRIGGER feed_update_revision AFTER UPDATE ON feed
  WHEN (old.title, old.home_page_url, old.publisher_id)
    IS NOT (new.title, new.home_page_url, new.publisher_id)
  BEGIN UPDATE revision SET number = number + 1; END;
  """
