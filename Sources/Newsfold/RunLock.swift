import FoundationEssentials
import Glibc

/// Keeps two runs from working on one data folder at once.
///
/// A lock of the kernel on a file: it dies with the process, so no stale lock is ever left.
public struct RunLock: Sendable {
  private let handle: FileSystem.Handle

  /// Why there is no lock.
  public enum Failure: Error, Hashable, CustomStringConvertible {
    /// Another run holds it.
    case held(path: String)
    /// The folder or the file cannot be made.
    case inaccessible(String)

    public var description: String {
      switch self {
      case .held(let path): "another run is at work (it holds \(path))"
      case .inaccessible(let message): message
      }
    }
  }

  /// Takes the lock of a data folder, making the folder where there is none; does not wait.
  ///
  /// - Throws: ``Failure``.
  public init(folder: String) throws(Failure) {
    let path = folder + "/lock"
    do {
      try FileSystem.makeFolder(folder)
      handle = try FileSystem.open(path, O_RDWR | O_CREAT)
    } catch {
      throw .inaccessible("\(error)")
    }
    guard flock(handle.descriptor, LOCK_EX | LOCK_NB) == 0 else {
      if errno == EWOULDBLOCK { throw .held(path: path) }
      throw .inaccessible(FileSystem.Failure(path: path, number: errno).description)
    }
  }

  /// Does something while the lock is held.
  public func whileHeld<Value>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
  ) async rethrows -> Value {
    defer { withExtendedLifetime(handle) {} }
    return try await body()
  }
}
