public import FeedModel
import FoundationEssentials
import Glibc

/// Writes the files of an edition one by one, as they are made, remembers them, and takes away those
/// of the edition before that are in this one no more.
public struct OutputWriter {
  /// How many files were not there with the same bytes.
  public private(set) var changed = 0
  /// The files so far.
  public private(set) var manifest = OutputManifest()
  let folder: OutputFolder
  let before: [String: OutputManifest.File]
  private var written: Set<String> = []
  private var known: Set<String> = []
  private var touched: Set<String> = []

  /// - Parameters:
  ///   - folder: the folder.
  ///   - before: the files that were written into it before; no other file is ever taken away.
  init(into folder: OutputFolder, after before: OutputManifest = OutputManifest()) {
    self.folder = folder
    self.before = Dictionary(
      before.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Writes a file unless it is there with the same bytes.
  ///
  /// - Throws: `OutputFolder.Failure`; the files before it stay.
  public mutating func write(_ file: OutputFile) throws(OutputFolder.Failure) {
    do throws(FileSystem.Failure) {
      let parent = folder.parent(of: file.path)
      if known.insert(parent).inserted { try FileSystem.makeFolder(parent) }
      let place = folder.path + "/" + file.path
      if !FileSystem.holds(file.pieces, at: place) {
        try folder.replace(file)
        touched.insert(parent)
        changed += 1
      }
      let stamp = try FileSystem.stamp(of: place)
      add(.init(path: file.path, stamp: stamp, hash: hash(of: file, at: stamp)))
    } catch {
      throw OutputFolder.Failure(description: "\(error)")
    }
  }

  /// The files so far with those of the edition before that nothing has become of yet.
  var manifestWithEarlier: OutputManifest {
    var all = manifest
    for file in before.values.sorted(by: { $0.path < $1.path }) where !written.contains(file.path) {
      all.add(file)
    }
    return all
  }

  /// Leaves a file as it was written before; gives false if it is not there any more.
  mutating func keep(_ path: String) -> Bool {
    if written.contains(path) { return true }
    guard let file = before[path], folder.holds(file) else { return false }
    add(file)
    return true
  }

  /// Takes away what is no longer part of the edition, and waits until all is on the disk.
  ///
  /// A story's page stays for a while, for those who still have its address. A file that somebody
  /// else has written to since is left to them.
  mutating func finish(at now: Date) throws(OutputFolder.Failure) {
    for file in before.values.sorted(by: { $0.path < $1.path }) where !written.contains(file.path) {
      guard folder.holds(file) else { continue }
      var file = file
      file.left = file.left ?? now
      if Self.lingers(file.path), let left = file.left, left + OutputManifest.stay > now {
        add(file)
        continue
      }
      FileSystem.remove(folder.path + "/" + file.path)
      touched.insert(folder.parent(of: file.path))
      changed += 1
    }
    try flush()
  }

  /// Waits until what the folders list is on the disk.
  mutating func flush() throws(OutputFolder.Failure) {
    do throws(FileSystem.Failure) {
      try FileSystem.makeFolder(folder.path)
      for parent in touched.sorted() { try FileSystem.flushFolder(parent) }
      touched = []
    } catch {
      throw OutputFolder.Failure(description: "\(error)")
    }
  }

  /// The hash of a file, known where nobody has touched the file: a run that was killed may have.
  private func hash(of file: OutputFile, at stamp: FileSystem.Stamp) -> String {
    if let known = before[file.path], known.stamp == stamp { return known.hash }
    return OutputManifest.hash(of: file.pieces)
  }

  private mutating func add(_ file: OutputManifest.File) {
    if written.insert(file.path).inserted { manifest.add(file) }
  }

  /// Whether a file stays for a while after it has left; not its packed forms, which could outlive
  /// what they were made of.
  private static func lingers(_ path: String) -> Bool {
    path.hasPrefix("stories/") && path.hasSuffix(".html")
  }
}
