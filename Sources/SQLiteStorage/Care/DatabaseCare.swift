import FeedModel
public import Foundation
import GRDB

/// Opens the database and keeps it whole: looks once a day whether it is damaged, keeps three
/// copies, and puts the newest good one in the place of a damaged file.
///
/// The damaged file is never overwritten: it gets another name beside the new one. For the one
/// process that holds the run's lock. Source: SQLite's `PRAGMA quick_check` and `VACUUM INTO`.
public struct DatabaseCare: Sendable {
  /// The database file.
  public let path: String
  /// Seconds between two looks and between two copies.
  public var interval: TimeInterval = 86_400

  public init(path: String) { self.path = path }

  /// Opens the database, with what the day asks for.
  ///
  /// Complexity: O(size of the file) once a day; otherwise nothing but the opening.
  ///
  /// - Parameter now: the run's time.
  /// - Returns: the open store, and what was done.
  /// - Throws: ``StorageError`` where the database is a newer one's, or the place cannot be read or
  ///   written; nothing was changed then, except that a damaged file may have been put aside.
  public func open(at now: Date) throws(StorageError) -> (store: SQLiteStore, report: CareReport) {
    var report = CareReport()
    let store: SQLiteStore
    do {
      store = try openWhole(at: now)
    } catch .damaged(_, let reason) {
      store = try replace(because: reason, at: now, &report)
    }
    copyIfDue(store, at: now, &report)
    return (store, report)
  }

  /// Looks through the whole file without changing it.
  ///
  /// Complexity: O(size of the file).
  ///
  /// - Throws: ``StorageError`` that says what is wrong.
  public func examine() throws(StorageError) {
    try refuseCutFile()
    do {
      try Self.readOnly(path).read { db in
        guard try !SQLiteStore.migrator.hasBeenSuperseded(db) else {
          throw StorageError.newer(path: path)
        }
        let answers = try String.fetchAll(db, sql: "PRAGMA integrity_check(3)")
        guard answers == ["ok"] else {
          throw StorageError.damaged(path: path, message: answers.joined(separator: "; "))
        }
      }
    } catch {
      throw StorageError(any: error, path: path)
    }
  }

  /// A database file that is only looked at.
  static func readOnly(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Puts a damaged file aside and opens the newest good copy, or an empty database.
  ///
  /// For damage that shows in the middle of a run; the store that was open must not be used again.
  ///
  /// - Throws: ``StorageError``.
  public func replace(
    because reason: String, at now: Date
  ) throws(StorageError) -> (store: SQLiteStore, report: CareReport) {
    var report = CareReport()
    return (try replace(because: reason, at: now, &report), report)
  }

  /// The store, looked through where that is due.
  private func openWhole(at now: Date) throws(StorageError) -> SQLiteStore {
    try refuseCutFile()
    let store = try SQLiteStore(path: path)
    do {
      guard try isDue(Self.checkName, store, at: now) else { return store }
      let trouble = try store.database.read(Self.trouble)
      if let trouble { throw StorageError.damaged(path: path, message: trouble) }
      try keep(Self.checkName, store, at: now)
      return store
    } catch {
      try? store.database.close()
      throw StorageError(any: error, path: path)
    }
  }

  /// What `quick_check` finds, nil where the database is whole.
  static func trouble(_ db: Database) throws -> String? {
    let answer = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
    return answer == "ok" ? nil : answer
  }

  /// Tells a file that lost its end, or all, before anything writes to it.
  ///
  /// Where there is a log, the file may lawfully be shorter than it says: the log has the rest.
  private func refuseCutFile() throws(StorageError) {
    guard let size = Self.size(of: path), (Self.size(of: path + "-wal") ?? 0) == 0 else { return }
    // SQLite takes what is shorter than a header for a database to be made.
    guard size >= 512 else {
      throw .damaged(path: path, message: size == 0 ? "the file is empty" : "the file is cut off")
    }
    guard let header = try? FileHandle(forReadingFrom: URL(filePath: path)).read(upToCount: 32),
      header.count == 32, header.starts(with: "SQLite format 3\0".utf8)
    else { return }
    let pageSize = Int(header[16]) << 8 | Int(header[17])
    let pages = header[28..<32].reduce(0) { $0 << 8 | Int($1) }
    guard size < pages * (pageSize == 1 ? 65_536 : pageSize) else { return }
    throw .damaged(path: path, message: "the end of the file is missing")
  }

  private func replace(
    because reason: String, at now: Date, _ report: inout CareReport
  ) throws(StorageError) -> SQLiteStore {
    report.steps.append(.putAside(path: try putAside(at: now), reason: reason))
    let restored = try restoreNewestCopy(&report)
    let store = try SQLiteStore(path: path)
    if !restored { report.steps.append(.startedAnew) }
    do {
      if restored { try store.database.write { try $0.execute(sql: Self.forgetValidators) } }
      try keep(Self.checkName, store, at: now)
    } catch {
      throw StorageError(any: error, path: path)
    }
    return store
  }

  /// What came after the copy is asked for again.
  private static let forgetValidators = """
    UPDATE feed SET etag = NULL, last_modified = NULL, body_hash = NULL, validated_url = NULL
    """

  static let checkName = "database-checked"
  static let copyName = "database-copied"

  /// Whether something was last done an interval ago, never, or in a future that a wrong clock made.
  func isDue(_ name: String, _ store: SQLiteStore, at now: Date) throws -> Bool {
    let last = try store.database.read { db in
      try String.fetchOne(db, sql: "SELECT value FROM value WHERE name = ?", arguments: [name])
    }
    guard let last = last.flatMap(Double.init) else { return true }
    return abs(now.timeIntervalSince1970 - last) >= interval
  }

  func keep(_ name: String, _ store: SQLiteStore, at now: Date) throws {
    try store.database.write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO value (name, value) VALUES (?, ?)",
        arguments: [name, "\(now.timeIntervalSince1970)"])
    }
  }

  /// The bytes of a file; nil where there is none.
  public static func size(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.size] as? Int
  }
}
