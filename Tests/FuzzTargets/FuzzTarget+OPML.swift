import FeedModel
import FeedParsing

extension FuzzTarget {
  /// Lists of subscriptions.
  static let opml = FuzzTarget("opml") { bytes in
    guard let list = try? OPMLReader().read(bytes) else { return }
    let again = try reading(OPMLWriter().write(list))
    try expect(again.isWellFormed, "what was written is not well-formed: \(again.warnings)")
    try expect(
      again.title == list.title && outline(of: again) == outline(of: list),
      "written and read again the list is another: \(list) \(again)")
  }

  private static func reading(_ text: String) throws -> OPML {
    do {
      return try OPMLReader().read(Array(text.utf8))
    } catch {
      throw FuzzFinding("what was written is refused: \(error)")
    }
  }

  /// The subscriptions with what the writer fills in filled in.
  ///
  /// A folder that comes again is written as one, so that order may change.
  private static func outline(of list: OPML) -> Set<Subscription> {
    Set(
      list.subscriptions.map { subscription in
        var subscription = subscription
        subscription.title = subscription.title ?? subscription.url.rawValue
        subscription.type = subscription.type ?? "rss"
        subscription.folders.sort { $0.lexicographicallyPrecedes($1) }
        return subscription
      })
  }
}
