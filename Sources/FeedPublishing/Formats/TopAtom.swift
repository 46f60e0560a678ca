public import FeedModel

/// The stories of several independent outlets as an Atom feed.
public struct TopAtom: OutputFormat {
  public let name = "top.atom"

  public init() {}

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    try output(AtomDocument(feed: edition.top, settings: edition.settings).file)
  }
}
