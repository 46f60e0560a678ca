public import FeedModel

/// All stories as one Atom feed.
public struct MergedAtom: OutputFormat {
  public let name = "merged.atom"

  public init() {}

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    try output(AtomDocument(feed: edition.merged, settings: edition.settings).file)
  }
}
