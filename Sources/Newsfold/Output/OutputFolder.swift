public import FeedModel
import FoundationEssentials
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
  public func write(_ files: [OutputFile]) throws(Failure) -> Int {
    do {
      try makeFolders(for: files)
      let changed = files.filter { current($0.path) != $0.contents }
      for file in changed { try replace(file) }
      for folder in Set(changed.map { folder(of: $0.path) }) { try FileSystem.flushFolder(folder) }
      return changed.count
    } catch {
      throw Failure(description: "\(error)")
    }
  }

  private func replace(_ file: OutputFile) throws {
    let place = path + "/" + file.path
    let beside = folder(of: file.path) + "/.newsfold.part"
    do {
      let handle = try FileSystem.open(beside, O_WRONLY | O_CREAT | O_TRUNC)
      try FileSystem.write(file.contents, to: handle, path: place)
      try FileSystem.rename(beside, to: place)
    } catch {
      FileSystem.remove(beside)
      throw error
    }
  }

  private func makeFolders(for files: [OutputFile]) throws {
    for folder in Set(files.map { folder(of: $0.path) }).union([path]) {
      try FileSystem.makeFolder(folder)
    }
  }

  private func current(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: path + "/" + name))).map { Array($0) }
  }

  private func folder(of name: String) -> String {
    name.lastIndex(of: "/").map { path + "/" + name[..<$0] } ?? path
  }
}
