import Foundation
import SQLiteStorage

/// The database of a program that goes on for days: opened once, and anew when another file has taken its
/// place, as after damage.
actor OpenDatabase {
  private let workspace: Workspace
  private var open: (store: SQLiteStore, file: Int)?

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// The store of the file that is there now.
  ///
  /// - Throws: ``CommandFailure`` where it cannot be opened.
  func store() throws -> SQLiteStore {
    if let open, open.file == number { return open.store }
    let store = try workspace.store()
    open = number.map { (store, $0) }
    return store
  }

  /// The number that the file system gives the file; nil where there is none.
  private var number: Int? {
    let facts = try? FileManager.default.attributesOfItem(atPath: workspace.databasePath)
    return (facts?[.systemFileNumber] as? NSNumber)?.intValue
  }
}
