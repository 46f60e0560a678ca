import FeedModel
import FoundationEssentials

/// The files of an edition as they were written, to notice that one was changed or removed.
public struct OutputManifest: Sendable, Hashable, CustomStringConvertible {
  /// What is remembered of a file.
  struct File: Sendable, Hashable {
    var path: String
    var stamp: FileSystem.Stamp
    var hash: String
    /// When it was no longer part of what is published; nil as long as it is.
    var left: Date?
  }

  private(set) var files: [File] = []

  /// An empty manifest.
  public init() {}

  /// A manifest by its description; lines that are none are left out.
  public init(_ text: String) {
    files = text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 4)
      guard parts.count == 5, let size = Int(parts[1]), let modified = Int(parts[2]) else {
        return nil
      }
      return File(
        path: String(parts[4]), stamp: .init(size: size, modified: modified),
        hash: String(parts[0]), left: Double(parts[3]).map(Date.init(timeIntervalSince1970:)))
    }
  }

  /// A line a file: hash, size, nanoseconds of its last change, seconds since 1970 when it left what is
  /// published or a hyphen, path.
  public var description: String {
    files.map { file in
      let left = file.left.map { "\($0.timeIntervalSince1970)" } ?? "-"
      return "\(file.hash) \(file.stamp.size) \(file.stamp.modified) \(left) \(file.path)\n"
    }.joined()
  }

  /// When the next file that is no longer part of what is published is to be taken away.
  var nextRemoval: Date? { files.compactMap(\.left).min().map { $0 + Self.stay } }

  /// Seconds that a story's page stays after its story has left, for those who still have its address.
  static let stay: Double = 30 * 86_400

  /// Adds a file as it is.
  mutating func add(_ file: File) { files.append(file) }

  /// A hash to know contents by.
  static func hash(of pieces: [[UInt8]]) -> String {
    var checksum = ContentChecksum()
    for piece in pieces { checksum.absorb(piece) }
    return checksum.hexadecimal
  }
}
