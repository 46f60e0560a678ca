public import FeedModel
import Glibc

/// The folder that readers see.
///
/// Each file is written beside its place, flushed and renamed, and only if its bytes differ: every
/// reader sees a whole file, and a web server's validators stay true.
public struct OutputFolder: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// Why nothing or not everything was written.
  public struct Failure: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// Writes files and gives the number of those that were not there with the same bytes.
  ///
  /// - Throws: ``Failure`` at the first file that cannot be written; those before it stay.
  @discardableResult
  public func write(_ files: [OutputFile]) throws -> Int {
    var writer = OutputWriter(into: self)
    for file in files { try writer.write(file) }
    try writer.flush()
    return writer.changed
  }

  /// Whether all files are here as they were written.
  ///
  /// Only files that were touched since are read.
  func holds(_ manifest: OutputManifest) -> Bool {
    !manifest.files.isEmpty && manifest.files.allSatisfy { $0.left != nil || holds($0) }
  }

  /// Whether a file is here as it was written.
  func holds(_ file: OutputManifest.File) -> Bool {
    guard let stamp = try? FileSystem.stamp(of: path + "/" + file.path),
      stamp.size == file.stamp.size
    else { return false }
    return stamp == file.stamp
      || contents(of: file.path).map { OutputManifest.hash(of: [$0]) } == file.hash
  }

  /// The bytes of a file; nil if it cannot be read.
  func contents(of name: String) -> [UInt8]? { try? FileSystem.contents(of: path + "/" + name) }

  /// The folder that a file is in.
  func parent(of name: String) -> String {
    name.lastIndex(of: "/").map { path + "/" + name[..<$0] } ?? path
  }

  /// Puts a file in the place of what is there.
  func replace(_ file: OutputFile) throws(FileSystem.Failure) {
    let place = path + "/" + file.path
    let beside = parent(of: file.path) + "/.newsfold.part"
    do throws(FileSystem.Failure) {
      let handle = try FileSystem.open(beside, O_WRONLY | O_CREAT | O_TRUNC)
      for piece in file.pieces { try FileSystem.write(piece, to: handle, path: place) }
      try FileSystem.flush(handle, path: place)
      try FileSystem.rename(beside, to: place)
    } catch {
      FileSystem.remove(beside)
      throw error
    }
  }
}
