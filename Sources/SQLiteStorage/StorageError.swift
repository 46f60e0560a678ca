import GRDB

/// Why the database cannot be used, in words that name the file and the cure.
public enum StorageError: Error, Hashable, CustomStringConvertible {
  /// The file is no database, or a damaged one.
  case damaged(path: String, message: String)
  /// The file was written by a newer Newsfold.
  case newer(path: String)
  /// There is no room left on the disk.
  case full(path: String)
  /// The file or its folder cannot be opened or written.
  case inaccessible(path: String, message: String)

  public var description: String {
    switch self {
    case .damaged(let path, let message):
      "\(path): the database is damaged (\(message)). The next `newsfold run` puts it aside, under "
        + "another name, and takes the newest good copy in its place."
    case .newer(let path):
      "\(path): the database was written by a newer Newsfold. Use that version, or another --data "
        + "folder."
    case .full(let path):
      "\(path): there is no room left on the disk. What was stored before is whole."
    case .inaccessible(let path, let message):
      "\(path): the database cannot be opened (\(message)). Look at the rights of the folder and "
        + "the room on the disk."
    }
  }
}

extension StorageError {
  /// What an error of SQLite, or any other, means for the database at a path.
  init(any error: any Error, path: String) {
    if let error = error as? StorageError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .inaccessible(path: path, message: "\(error)")
      return
    }
    let message = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(path: path, message: message)
    case .SQLITE_FULL: self = .full(path: path)
    default: self = .inaccessible(path: path, message: message)
    }
  }
}
