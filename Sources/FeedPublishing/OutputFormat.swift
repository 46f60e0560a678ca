public import FeedModel

/// A way to publish an edition: a plug point, one file each.
public protocol OutputFormat: Sendable {
  /// What the setting that turns it on or off is called.
  var name: String { get }
  /// Tells a format from one that writes other files of the same edition; its name where it has nothing
  /// to set.
  var fingerprint: String { get }

  /// Hands on the files of an edition as they are made: the same bytes for the same edition.
  ///
  /// - Throws: when a value cannot be written in this format, and what `output` throws.
  func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws
}

extension OutputFormat {
  public var fingerprint: String { name }

  /// All files of an edition at once.
  ///
  /// - Throws: when a value cannot be written in this format.
  public func files(for edition: Edition) throws -> [OutputFile] {
    var files: [OutputFile] = []
    try write(edition) { files.append($0) }
    return files
  }
}

/// The formats there are.
public enum OutputFormats {
  /// In the order in which they are written: pages before what links to them, and the Atom feeds, which
  /// share their entries, behind one another.
  public static let all: [any OutputFormat] = [
    StoryPages(), StoryLines(), FeedListOPML(), HealthAtom(), MergedJSONFeed(), FolderAtom(),
    TopAtom(), MergedAtom(),
  ]

  /// The name of the archive, whose pages are not of one edition, see ``ArchivePage``.
  public static let archive = "archive"

  /// All names, in the order of ``all``.
  public static let names = all.map(\.name) + [archive]
}
