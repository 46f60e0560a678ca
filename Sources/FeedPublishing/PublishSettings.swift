import FeedModel

/// How an edition is made.
public struct PublishSettings: Sendable, Hashable, Codable {
  /// When a story's `updated` moves.
  public enum Growth: String, Sendable, Hashable, Codable, CaseIterable {
    /// Never.
    case quiet
    /// When an outlet joins that was not in it.
    case outlets
    /// With every entry.
    case every
  }

  /// The merged feed's title.
  public var title = "Newsfold"
  /// Where the output folder is on the web; without it no absolute address of our own is written.
  public var publicURL: String?
  /// What all ids begin with, a tag URI (RFC 4151), fixed when the first edition was published.
  public var identity = PublishSettings.identity(publicURL: nil)
  /// Days after its last report that a story stays in the feed.
  public var days = 7
  /// Stories in the feed at most.
  public var stories = 500
  public var growth = Growth.outlets
  /// Whether the pages show the publishers' pictures, whose servers then learn who reads.
  public var pagesShowImages = false
  /// Whether the pages ask search engines to leave them out.
  public var pagesNoIndex = false

  public init() {}

  /// The identity of a feed at an address: a tag URI of its host.
  public static func identity(publicURL: String?) -> String {
    guard let publicURL, let separator = publicURL.firstRange(ofASCII: "://") else {
      return "tag:newsfold.invalid,2026:"
    }
    let rest = publicURL[separator.upperBound...]
    let host = rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" }
    let path = rest.drop { $0 != "/" }.filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "/")
    }
    return "tag:\(host.lowercased()),2026:" + path.split(separator: "/").map { $0 + "/" }.joined()
  }
}
