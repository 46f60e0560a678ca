public import FeedModel

/// A list of subscriptions, as feed readers hand it on.
///
/// It is the whole document, with attributes and elements that mean nothing here: the list belongs to
/// the keeper and to other readers too. The subscriptions are a view of it, and a change touches only
/// the outlines of the feed it is about.
///
/// Sources: http://opml.org/spec1.opml, http://opml.org/spec2.opml
public struct OPML: Sendable, Hashable {
  /// The document's outermost element.
  var root: OPMLElement
  /// What was wrong in places, in words, with the line; the rest was read.
  public var warnings: [String] = []
  /// Whether the document was well-formed; if not, part of the list may be missing.
  public var isWellFormed = true

  init(root: OPMLElement) { self.root = root }

  /// A new list.
  public init(title: String? = nil, subscriptions: [Subscription] = []) {
    root = OPMLElement("opml", ["version": "2.0"])
    var head = OPMLElement("head")
    if let title {
      var element = OPMLElement("title")
      element.text = title
      head.children = [element]
    }
    root.children = [head, OPMLElement("body")]
    for subscription in subscriptions { add(subscription) }
  }

  /// The name of the list.
  public var title: String? {
    root.children.first { $0.isNamed("head") }?.children.first { $0.isNamed("title") }?
      .text.onOneLine
  }
}

/// Why a document gives no list of subscriptions.
public enum OPMLError: Error, Equatable {
  /// It is broken before anything could be read.
  case malformed(line: Int, String)
  /// It is something else; the name of its root element.
  case notOPML(root: String)
}
