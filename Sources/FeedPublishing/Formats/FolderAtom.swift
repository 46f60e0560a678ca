public import FeedModel

/// An Atom feed for each folder of the list of feeds.
public struct FolderAtom: OutputFormat {
  public let name = "folders"

  public init() {}

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    for feed in edition.folders {
      try output(AtomDocument(feed: feed, settings: edition.settings).file)
    }
  }
}
