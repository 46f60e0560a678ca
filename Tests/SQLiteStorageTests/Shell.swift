import GRDB

/// Looks into a database past the store.
enum Shell {
  /// The first column of every row.
  static func rows(_ path: String, _ sql: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.databaseValues.last?.storage.value.map { "\($0)" } ?? ""
      }
    }
  }

  /// Runs statements.
  static func run(_ path: String, _ sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }
}
