import FeedModel
import XML

/// RSS 0.90 and 1.0: a channel, its items and its picture side by side, described in RDF.
struct RDF: FeedFormat {
  func version(ofRoot element: Element) -> String? {
    element.name.local == "rdf" ? "rss10" : nil
  }

  func frame(for root: Element, reading draft: Box<FeedDraft>) -> any Frame {
    TableFrame(draft, table: Self.root)
  }

  static let root: ElementTable<FeedDraft> = [
    .within("channel", table: channel) { draft, element in
      draft.id.offer(element.rdf("about"))
      if element.isRSS090 { draft.document.format = "rss090" }
    },
    itemRule,
    RSS.imageRule,
  ]

  private static let itemRule: ElementRule<FeedDraft> = .part(
    "item", table: RSS.item, begin: EntryDraft.init(described:)
  ) {
    $0.entries.append($1.finish())
  }

  /// The channel, in which the picture stands by reference only.
  private static let channel = ([itemRule] as ElementTable<FeedDraft>).adding(RSS.channel)
}

extension Element {
  /// Whether a channel is one of RSS 0.90, which only its namespace tells.
  fileprivate var isRSS090: Bool { tag.name.namespace?.contains("netscape.com") == true }
}

extension EntryDraft {
  /// An item whose id is what the description is about.
  fileprivate init(described element: Element) {
    self.init(element)
    id.offer(element.rdf("about"))
  }
}
