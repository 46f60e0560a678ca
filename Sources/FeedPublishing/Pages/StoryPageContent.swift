import FeedModel
import FeedText

/// What a page tells of a story in the lead's own words, read once for its page and its card.
struct StoryPageContent {
  let headline: String
  /// The lead's text as HTML; empty where its feed carries none.
  let html: String
  let isCut: Bool
  /// The lead's picture, where pictures are shown and the text has none itself.
  let picture: String?
  /// The words that hold the story together.
  let words: String?

  init(_ story: EditionStory, pictures: Bool) {
    let lead = story.lead.entry
    headline = story.lead.headline
    let text = story.leadHTML.map { PageText($0, pictures: pictures) }
    html = text?.html ?? ""
    isCut = text?.isCut ?? false
    let shared = PublishedText.sharedWords(of: story)
    words =
      shared.isEmpty || story.reports.count < 2
      ? nil : PublishedText.beginning(of: shared.joined(separator: ", "), bytes: 400)
    picture =
      pictures && text?.html.contains("<img ") != true
      ? PageTextPicture(Self.picture(of: lead), description: nil).html : nil
  }

  /// The beginning of the text without its markup.
  var plainBeginning: String {
    var start = Array(html.utf8.prefix(900))[...]
    // A tag that is cut is no text.
    if let open = start.lastIndex(of: UInt8(ascii: "<")), !start[open...].contains(0x3E) {
      start = start[..<open]
    }
    return HTMLText.readableText(of: String(decoding: start, as: UTF8.self))
  }

  private static func picture(of entry: Entry) -> String? {
    entry.image ?? entry.bannerImage ?? entry.thumbnails.first?.url
      ?? entry.enclosures.first { $0.type.hasPrefix("image/") }?.url
  }
}

extension PageText {
  /// An outlet's name, no longer than fits a line.
  static func name(of outlet: Outlet) -> String {
    PublishedText.beginning(of: PublishedText.line(outlet.name), bytes: 80)
  }
}
