import FeedModel

/// What an outline means: a feed, a folder, or something else that is kept as it stands.
extension OPMLElement {
  var isOutline: Bool { isNamed("outline") }

  /// What the outline is called.
  var outlineName: String? { (self["title"] ?? self["text"])?.onOneLine }

  /// The address of the outline's feed as it is written; nil if it is none.
  ///
  /// OPML 1.0 has it in `url`, where links and includes have theirs too; the type tells them apart.
  var feedAddress: String? {
    guard isOutline else { return nil }
    if let address = self["xmlUrl"] { return address }
    let type = self["type"]?.lowercasedASCII() ?? ""
    return ["rss", "atom", "feed"].contains(type) ? self["url"] : nil
  }

  /// The feed of the outline; nil if it is none.
  var feedURL: FeedURL? { isCommentedOut ? nil : feedAddress.flatMap(FeedURL.init) }

  /// Whether the outline is a folder, whatever its type says.
  var isFolder: Bool {
    isOutline && !isCommentedOut && feedAddress == nil && outlineName != nil
  }

  /// Whether the outline does not count, nor what is in it.
  var isCommentedOut: Bool { self["isComment"]?.lowercasedASCII() == "true" }
}

extension OPMLElement {
  /// The outline of a subscription, as readers exchange it.
  init(_ subscription: Subscription) {
    self.init(
      "outline",
      [
        "type": subscription.type ?? "rss",
        "text": subscription.title ?? subscription.url.rawValue, "title": subscription.title,
        "xmlUrl": subscription.url.rawValue, "htmlUrl": subscription.homePageURL,
      ])
  }

  /// A folder with one outline in it.
  init(folder name: String, holding outline: OPMLElement) {
    self.init("outline", ["text": name])
    children = [outline]
  }
}
