import FeedModel
import FeedPublishing

/// Knows what we publish ourselves: to follow it would tell every story again as a report of itself.
public struct OwnOutput: Sendable {
  private let identity: String
  private let folder: String?

  init(identity: String, publicURL: String?) {
    self.identity = identity
    folder = publicURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
  }

  /// Whether a document is one of our feeds, by its id, its own address or an id of its entries.
  func includes(_ parsed: ParsedFeed) -> Bool {
    if parsed.feed.publisherID?.hasPrefix(identity) ?? false { return true }
    if let folder, parsed.feed.feedURL?.hasPrefix(folder) ?? false { return true }
    let first = parsed.entries.first?.publisherID
    return first.map { $0.hasPrefix(identity + "story/") || $0.hasPrefix(identity + "entry/") }
      ?? false
  }

  /// What is wrong with following it.
  public static let words =
    "that is what Newsfold publishes itself: to follow it would tell each story again and again. If "
    + "it is another person's, give one of the two a public_url of its own before its first run"
}

extension Pipeline {
  /// What this pipeline publishes.
  public func ownOutput() async throws -> OwnOutput {
    OwnOutput(identity: try await identity(), publicURL: settings.publish.publicURL)
  }
}
