import Glibc

extension FileSystem {
  /// What a file looks like from outside: it changes when somebody writes to it.
  struct Stamp: Sendable, Hashable {
    let size: Int
    /// Nanoseconds since 1970 of the last change.
    let modified: Int
  }

  /// The stamp of a file.
  static func stamp(of path: String) throws(Failure) -> Stamp {
    var info = stat()
    guard unsafe lstat(path, &info) == 0 else { throw Failure(path: path, number: errno) }
    return Stamp(
      size: Int(info.st_size),
      modified: Int(info.st_mtim.tv_sec) * 1_000_000_000 + Int(info.st_mtim.tv_nsec))
  }

  /// The bytes of a file.
  static func contents(of path: String) throws(Failure) -> [UInt8] {
    let handle = try open(path, O_RDONLY)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe Glibc.read(handle.descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(path: path, number: errno) }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  /// Whether a file holds what some pieces hold together.
  static func holds(_ pieces: [[UInt8]], at path: String) -> Bool {
    let size = pieces.reduce(0) { $0 + $1.count }
    guard (try? stamp(of: path))?.size == size, let handle = try? open(path, O_RDONLY) else {
      return false
    }
    var read = [UInt8](repeating: 0, count: 1 << 16)
    for piece in pieces {
      var place = 0
      while place < piece.count {
        let wanted = min(read.count, piece.count - place)
        let count = unsafe read.withUnsafeMutableBytes {
          unsafe Glibc.read(handle.descriptor, $0.baseAddress, wanted)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0, read[..<count] == piece[place..<(place + count)] else { return false }
        place += count
      }
    }
    return true
  }
}
