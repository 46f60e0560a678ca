import Foundation

/// A file named on the command line; `-` is standard input.
struct InputFile {
  let path: String

  init(_ path: String) { self.path = path }

  /// The bytes.
  ///
  /// - Throws: ``CommandFailure`` with status 2 that names the file and says why.
  func bytes() throws -> [UInt8] {
    if path == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    guard let data = FileManager.default.contents(atPath: path) else {
      let exists = FileManager.default.fileExists(atPath: path)
      throw CommandFailure(
        .usage, "\(path): \(exists ? "the file cannot be read" : "there is no such file").")
    }
    return Array(data)
  }

  /// The text, as UTF-8.
  func text() throws -> String { String(decoding: try bytes(), as: UTF8.self) }
}
