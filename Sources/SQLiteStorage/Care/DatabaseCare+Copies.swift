import FeedModel
import Foundation
import GRDB

extension DatabaseCare {
  /// The copies there are, newest first.
  public var copies: [String] {
    copyPlaces.filter { FileManager.default.fileExists(atPath: $0) }
  }

  private var copyPlaces: [String] { (1...3).map { "\(path).copy-\($0)" } }

  /// Makes the copy of the day, if it is time, and there is anything to copy, and room.
  func copyIfDue(_ store: SQLiteStore, at now: Date, _ report: inout CareReport) {
    do {
      guard try isDue(Self.copyName, store, at: now), try hasFeeds(store) else { return }
      let new = path + ".copying"
      try? FileManager.default.removeItem(atPath: new)
      guard hasRoom else {
        return report.steps.append(.notCopied(reason: "there is too little room on the disk"))
      }
      try store.database.vacuum(into: new)
      try Self.flush(new)
      try rotate(new)
      try keep(Self.copyName, store, at: now)
      report.steps.append(.copied(path: copyPlaces[0]))
    } catch {
      try? FileManager.default.removeItem(atPath: path + ".copying")
      report.steps.append(.notCopied(reason: "\(StorageError(any: error, path: path))"))
    }
  }

  /// Whether the disk has room for a copy and as much again for the database to grow.
  private var hasRoom: Bool {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard let free = Self.room(in: folder) else { return true }
    return free > 2 * (Self.size(of: path) ?? 0)
  }

  /// How many bytes are free on the disk that a folder is on; nil where that cannot be known.
  public static func room(in folder: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
    return (attributes?[.systemFreeSize] as? NSNumber)?.intValue
  }

  /// An empty database must not drive good copies out.
  private func hasFeeds(_ store: SQLiteStore) throws -> Bool {
    try store.database.read { db in
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM feed)") ?? false
    }
  }

  /// Makes a new copy the first; the third goes.
  private func rotate(_ new: String) throws {
    let files = FileManager.default
    try? files.removeItem(atPath: copyPlaces[2])
    for place in [1, 0] where files.fileExists(atPath: copyPlaces[place]) {
      try files.moveItem(atPath: copyPlaces[place], toPath: copyPlaces[place + 1])
    }
    try files.moveItem(atPath: new, toPath: copyPlaces[0])
  }

  /// Waits until a file is on the disk.
  private static func flush(_ path: String) throws {
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    defer { try? handle.close() }
    try handle.synchronize()
  }

  /// Gives the file, its log and its index another name, and says which.
  func putAside(at now: Date) throws(StorageError) -> String {
    let files = FileManager.default
    var aside = "\(path).damaged-\(now.day)"
    var number = 1
    while files.fileExists(atPath: aside) {
      number += 1
      aside = "\(path).damaged-\(now.day)-\(number)"
    }
    do {
      try files.moveItem(atPath: path, toPath: aside)
      for end in ["-wal", "-shm"] where files.fileExists(atPath: path + end) {
        try? files.removeItem(atPath: aside + end)
        try files.moveItem(atPath: path + end, toPath: aside + end)
      }
    } catch {
      throw StorageError(any: error, path: path)
    }
    return aside
  }

  /// Puts the newest good copy in the database's place; whether there was one.
  func restoreNewestCopy(_ report: inout CareReport) throws(StorageError) -> Bool {
    for copy in copies {
      guard Self.isWhole(copy) else {
        report.steps.append(.passedOver(copy: copy))
        continue
      }
      let new = path + ".restoring"
      do {
        try? FileManager.default.removeItem(atPath: new)
        try FileManager.default.copyItem(atPath: copy, toPath: new)
        try Self.flush(new)
        try FileManager.default.moveItem(atPath: new, toPath: path)
      } catch {
        throw StorageError(any: error, path: path)
      }
      report.steps.append(.restored(copy: copy))
      return true
    }
    return false
  }

  /// Whether a copy can be read from end to end and has our tables.
  private static func isWhole(_ copy: String) -> Bool {
    guard (size(of: copy) ?? 0) > 0 else { return false }
    let trouble = try? readOnly(copy).read { db in
      guard try db.tableExists("entry"), try db.tableExists("feed") else { return "no tables" }
      return try Self.trouble(db) ?? ""
    }
    return trouble == ""
  }
}
