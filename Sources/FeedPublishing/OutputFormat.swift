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
  public static let all: [any OutputFormat] = [
    MergedAtom(), MergedJSONFeed(), StoryLines(), StoryPages(),
  ]
}
