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

  /// Where the ids of what is published come from.
  public enum Identifiers: String, Sendable, Hashable, Codable, CaseIterable {
    /// Our own, fixed at birth and nobody else's: what readers need that know ids across feeds.
    case own
    /// The publisher's of the entry that stands for the story.
    case original
  }

  /// The merged feed's title.
  public var title = "Newsfold"
  /// Where the output folder is on the web; without it no absolute address of our own is written.
  public var publicURL: String?
  /// What all ids begin with, a tag URI (RFC 4151), fixed when the first edition was published.
  public var identity = PublishSettings.identity(publicURL: nil)
  /// The names of the formats that are written, see ``OutputFormats``.
  public var outputs = OutputFormats.names
  /// What is in the merged feed, on the pages and in the lines of stories.
  public var merged = StorySelection()
  /// What is in the feed of big stories.
  public var top = StorySelection(stories: 100, minimumOutlets: 3)
  /// What is in each folder's feed.
  public var folder = StorySelection(stories: 200)
  /// Days that what happened to feeds stays in their feed.
  public var healthDays = 90
  public var growth = Growth.outlets
  public var ids = Identifiers.own
  /// Whether entries are told as stories; if not, each stands alone.
  public var tellsStories = true
  /// Outlets that are to tell a story before others, the first most of all.
  public var preferredOutlets: [PreferredOutlets] = []
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

/// The outlets that are to tell the stories of a folder, if they report them.
public struct PreferredOutlets: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The folder; nil for all stories.
  public var folder: String?
  /// Names of outlets, the one most wanted first.
  public var outlets: [String]

  /// Reads `World: Northern Dispatch, Harbour Ledger`, or the names alone; nil if there are none.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.trimmingASCIIWhitespace() }
    folder = parts.count == 2 ? parts[0] : nil
    outlets = (parts.last ?? "").split(separator: ",").map { $0.trimmingASCIIWhitespace() }
      .filter { !$0.isEmpty }
    if outlets.isEmpty || folder?.isEmpty == true { return nil }
  }

  public var description: String {
    (folder.map { $0 + ": " } ?? "") + outlets.joined(separator: ", ")
  }
}
