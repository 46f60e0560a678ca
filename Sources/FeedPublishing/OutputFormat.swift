public import FeedModel

/// A way to publish an edition: a plug point, one file each.
public protocol OutputFormat: Sendable {
  /// What the setting that turns it on or off is called.
  var name: String { get }

  /// The files of an edition: the same bytes for the same edition.
  ///
  /// - Throws: when a value cannot be written in this format.
  func files(for edition: Edition) throws -> [OutputFile]
}

/// The formats there are.
public enum OutputFormats {
  /// In the order in which they are written: pages before what links to them.
  public static let all: [any OutputFormat] = [
    StoryPages(), StoryLines(), MergedJSONFeed(), MergedAtom(),
  ]
}
