public import FeedModel
import Glibc

/// Writes the files of an edition one by one, as they are made, and remembers them.
public struct OutputWriter {
  /// How many files were not there with the same bytes.
  public private(set) var changed = 0
  /// The files so far.
  public private(set) var manifest = OutputManifest()
  private let folder: OutputFolder
  private var known: Set<String> = []
  private var touched: Set<String> = []

  init(into folder: OutputFolder) { self.folder = folder }

  /// Writes a file unless it is there with the same bytes.
  ///
  /// - Throws: `OutputFolder.Failure`; the files before it stay.
  public mutating func write(_ file: OutputFile) throws(OutputFolder.Failure) {
    do throws(FileSystem.Failure) {
      let parent = folder.parent(of: file.path)
      if known.insert(parent).inserted { try FileSystem.makeFolder(parent) }
      if folder.contents(of: file.path) != file.contents {
        try folder.replace(file)
        touched.insert(parent)
        changed += 1
      }
      manifest.add(
        .init(
          path: file.path, stamp: try FileSystem.stamp(of: folder.path + "/" + file.path),
          hash: OutputManifest.hash(of: file.contents)))
    } catch {
      throw OutputFolder.Failure(description: "\(error)")
    }
  }

  /// Waits until what the folders list is on the disk.
  mutating func finish() throws(OutputFolder.Failure) {
    do throws(FileSystem.Failure) {
      try FileSystem.makeFolder(folder.path)
      for parent in touched { try FileSystem.flushFolder(parent) }
      touched = []
    } catch {
      throw OutputFolder.Failure(description: "\(error)")
    }
  }
}
