import GRDB

extension DatabaseMigrator {
  /// Vectors that an embeddings service gave, by a hash of model, prefix and text.
  ///
  /// A service takes seconds for what a run needs again whenever it reads its window anew.
  mutating func registerEmbeddings() {
    registerMigration("0006-embeddings") { db in
      try db.execute(
        sql: """
          CREATE TABLE embedding (
            key TEXT PRIMARY KEY, vector BLOB NOT NULL, used REAL NOT NULL
          ) STRICT, WITHOUT ROWID;
          """)
    }
  }
}
