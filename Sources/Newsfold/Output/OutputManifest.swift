import FeedModel

/// The files of an edition as they were written, to notice that one was changed or removed.
public struct OutputManifest: Sendable, Hashable, CustomStringConvertible {
  /// What is remembered of a file.
  struct File: Sendable, Hashable {
    var path: String
    var stamp: FileSystem.Stamp
    var hash: String
  }

  private(set) var files: [File] = []

  /// An empty manifest.
  public init() {}

  /// A manifest by its description; lines that are none are left out.
  public init(_ text: String) {
    files = text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 3)
      guard parts.count == 4, let size = Int(parts[1]), let modified = Int(parts[2]) else {
        return nil
      }
      return File(
        path: String(parts[3]), stamp: .init(size: size, modified: modified), hash: String(parts[0])
      )
    }
  }

  /// A line a file: hash, size, nanoseconds of its last change, path.
  public var description: String {
    files.map { "\($0.hash) \($0.stamp.size) \($0.stamp.modified) \($0.path)\n" }.joined()
  }

  /// Adds a file as it is.
  mutating func add(_ file: File) { files.append(file) }

  /// A hash to know contents by.
  static func hash(of contents: [UInt8]) -> String {
    SHA256.hash(of: contents).hexadecimal(bytes: 16)
  }
}
