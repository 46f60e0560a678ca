public import FeedModel

/// A list of subscriptions, as feed readers hand it on.
///
/// Source: http://opml.org/spec2.opml
public struct OPML: Sendable, Hashable {
  /// The name of the list.
  public var title: String?
  /// The subscriptions in the order of the document; one that stands in several folders is there once.
  public var subscriptions: [Subscription]
  /// What was wrong in places, in words, with the line; the rest was read.
  public var warnings: [String]

  /// Whether the document was well-formed; if not, part of the list may be missing.
  public var isWellFormed = true

  public init(
    title: String? = nil, subscriptions: [Subscription] = [], warnings: [String] = []
  ) {
    self.title = title
    self.subscriptions = subscriptions
    self.warnings = warnings
  }
}

/// Why a document gives no list of subscriptions.
public enum OPMLError: Error, Equatable {
  /// It is broken before anything could be read.
  case malformed(line: Int, String)
  /// It is something else; the name of its root element.
  case notOPML(root: String)
}
