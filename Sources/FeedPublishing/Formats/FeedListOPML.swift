public import FeedModel
import XML

/// What is followed, with its folders, as OPML 2.0: without names and passwords of feeds that need them.
public struct FeedListOPML: OutputFormat {
  public let name = "feeds.opml"

  public init() {}

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    let writer = XMLWriter()
    let root = Folder(edition.followed)
    writer.element("opml", ["version": "2.0"]) {
      writer.element("head") { writer.element("title", text: edition.settings.title) }
      writer.element("body") { root.write(to: writer) }
    }
    try output(OutputFile(path: name, contents: writer.finish()))
  }
}

/// A folder with the feeds and folders in it.
private struct Folder {
  private var feeds: [FollowedFeed] = []
  private var folders: [String: Folder] = [:]

  init() {}

  /// The outermost one; a feed that is in several folders is in each of them.
  init(_ followed: [FollowedFeed]) {
    for feed in followed.sorted(by: {
      ($0.name, $0.subscription.url) < ($1.name, $1.subscription.url)
    }) {
      let paths = feed.subscription.folders
      for path in paths.isEmpty ? [[]] : paths { add(feed, at: path[...]) }
    }
  }

  private mutating func add(_ feed: FollowedFeed, at path: ArraySlice<String>) {
    guard let first = path.first else { return feeds.append(feed) }
    folders[first, default: Folder()].add(feed, at: path.dropFirst())
  }

  func write(to writer: XMLWriter) {
    for feed in feeds {
      let page = IRI.web(feed.subscription.homePageURL ?? feed.feed?.homePageURL)
      writer.element(
        "outline",
        [
          "type": "rss", "text": feed.name, "title": feed.name,
          "xmlUrl": feed.subscription.url.description, "htmlUrl": page,
        ])
    }
    for (name, folder) in folders.sorted(by: { $0.key < $1.key }) {
      writer.element("outline", ["text": name, "title": name]) { folder.write(to: writer) }
    }
  }
}
