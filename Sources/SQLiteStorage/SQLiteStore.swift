public import FeedStorage
import FoundationEssentials
import GRDB

/// A store in one SQLite file.
///
/// Write-ahead log, `synchronous=FULL`, pages of 16 KiB (entries of two kilobytes waste half of a
/// smaller page). Every change is one transaction: after a kill or a power cut it is there whole or
/// not at all.
public struct SQLiteStore: FeedStore {
  let database: DatabaseQueue
  private let path: String

  /// Opens the file, making it where there is none.
  ///
  /// - Throws: ``StorageError``.
  public init(path: String) throws(StorageError) {
    self.path = path
    do {
      database = try DatabaseQueue(path: path, configuration: Self.configuration)
      guard try database.read({ try !Self.migrator.hasBeenSuperseded($0) }) else {
        throw StorageError.newer(path: path)
      }
      try Self.migrator.migrate(database)
    } catch {
      throw StorageError(any: error, path: path)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "newsfold"
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      if !db.configuration.readonly { try db.execute(sql: "PRAGMA page_size = 16384") }
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // 16 MiB, so that a batch of feeds is written once and not page by page between.
      try db.execute(sql: "PRAGMA cache_size = -16384")
    }
    return configuration
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerInitial()
    migrator.registerColumns()
    migrator.registerRevision()
    migrator.registerDecisions()
    migrator.registerStories()
    migrator.registerEmbeddings()
    migrator.registerEditions()
    migrator.registerRuns()
    migrator.registerEvidence()
    migrator.registerMarks()
    return migrator
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do { return try await database.read(body) } catch let error as DatabaseError {
      throw StorageError(any: error, path: path)
    }
  }

  @discardableResult
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do { return try await database.write(body) } catch let error as DatabaseError {
      throw StorageError(any: error, path: path)
    }
  }
}
