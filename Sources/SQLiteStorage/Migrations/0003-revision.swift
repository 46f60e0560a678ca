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
      try db.execute(sql: feedTrigger)
    }
  }
}

/// Counts a publisher's new words about a feed.
private let feedTrigger = """
  CREATE TRIGGER feed_revision BEFORE INSERT ON feed
  WHEN (SELECT json_extract(CAST(payload AS TEXT),
      '$.feed.title', '$.feed.homePageURL', '$.feed.publisherID')
    FROM feed WHERE url = new.url)
    IS NOT json_extract(CAST(new.payload AS TEXT),
      '$.feed.title', '$.feed.homePageURL', '$.feed.publisherID')
  BEGIN UPDATE revision SET number = number + 1; END
  """
