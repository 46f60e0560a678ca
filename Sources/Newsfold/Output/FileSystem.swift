import Glibc

/// The system calls that take a path, the only ones Newsfold makes itself.
///
/// Foundation has no way to flush a file and then rename it, which is what keeps a reader from ever
/// seeing half a file and a power cut from leaving an empty one.
enum FileSystem {
  /// An open file, closed when nobody holds it any more.
  final class Handle: Sendable {
    let descriptor: Int32
    init(descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }
  }

  /// What the system said, with the path it said it of.
  struct Failure: Error, Hashable, CustomStringConvertible {
    let path: String
    let number: Int32

    var description: String {
      let words = unsafe String(cString: strerror(number))
      return "\(path): \(words)"
    }
  }

  /// Opens a file; `flags` and `mode` as in open(2).
  static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o644) throws(Failure) -> Handle {
    let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw Failure(path: path, number: errno) }
    return Handle(descriptor: descriptor)
  }

  /// Writes all bytes to an open file.
  static func write(_ bytes: [UInt8], to handle: Handle, path: String) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes {
        unsafe Glibc.write(handle.descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(path: path, number: count < 0 ? errno : ENOSPC) }
      written += count
    }
  }

  /// Waits until all that was written to an open file is on the disk.
  static func flush(_ handle: Handle, path: String) throws(Failure) {
    guard fsync(handle.descriptor) == 0 else { throw Failure(path: path, number: errno) }
  }

  /// Gives a file another name, taking the place of what has it.
  static func rename(_ old: String, to new: String) throws(Failure) {
    guard unsafe Glibc.rename(old, new) == 0 else { throw Failure(path: new, number: errno) }
  }

  /// Makes a folder and those around it where they are missing.
  static func makeFolder(_ path: String) throws(Failure) {
    if unsafe mkdir(path, 0o755) == 0 || errno == EEXIST && isFolder(path) { return }
    let number = errno
    guard number == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw Failure(path: path, number: number)
    }
    try makeFolder(String(path[..<slash]))
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw Failure(path: path, number: errno)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    (try? open(path, O_RDONLY | O_DIRECTORY)) != nil
  }

  /// Removes a file if it is there.
  static func remove(_ path: String) { unsafe _ = unlink(path) }

  /// Waits until what a folder lists is on the disk.
  static func flushFolder(_ path: String) throws(Failure) {
    let folder = try open(path, O_RDONLY | O_DIRECTORY)
    guard fsync(folder.descriptor) == 0 else { throw Failure(path: path, number: errno) }
  }
}
