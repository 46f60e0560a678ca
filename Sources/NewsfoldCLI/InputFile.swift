import Foundation

/// A file named on the command line; `-` is standard input.
struct InputFile {
  let path: String

  init(_ path: String) { self.path = path }

  /// The bytes.
  ///
  /// - Throws: ``CommandFailure`` with status 2 that names the file and says why.
  func bytes() throws -> [UInt8] {
    if path == "-" { return try StandardStreams.input() }
    guard let file = FileHandle(forReadingAtPath: path), let bytes = try? Self.bytes(of: file)
    else {
      let exists = FileManager.default.fileExists(atPath: path)
      throw CommandFailure(
        .usage, "\(path): \(exists ? "the file cannot be read" : "there is no such file").")
    }
    return bytes
  }

  /// All bytes of a file, in pieces, so that a large file is in memory only once.
  private static func bytes(of file: FileHandle) throws -> [UInt8] {
    var bytes: [UInt8] = []
    if let size = try? file.seekToEnd(), size < 1 << 32 { bytes.reserveCapacity(Int(size)) }
    try file.seek(toOffset: 0)
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { bytes += piece }
    return bytes
  }

  /// The text, as UTF-8.
  func text() throws -> String { String(decoding: try bytes(), as: UTF8.self) }
}
