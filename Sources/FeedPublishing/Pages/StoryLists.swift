import FeedModel

/// The lists of stories: all of them and those of each folder, divided into pages.
struct StoryLists {
  private let frame: PageFrame
  private let folders: PageFolders
  /// The cards as they stand in a folder below the output folder.
  private var cards: [ListedCard] = []
  /// The first of them as they stand in the output folder itself.
  private var first: [ListedCard] = []
  private var places: [String: [Int]] = [:]

  init(_ frame: PageFrame, _ folders: PageFolders) {
    self.frame = frame
    self.folders = folders
  }

  /// Adds the story that comes next.
  mutating func add(_ card: StoryCard, in folders: [String], _ templates: inout PageTemplates) {
    for folder in folders { places[folder, default: []].append(cards.count) }
    cards.append(ListedCard(card, &templates))
    if first.count < ListedCard.onePage { first.append(ListedCard(card.atRoot, &templates)) }
  }

  /// Writes all pages.
  func write(
    with templates: inout PageTemplates, into output: (OutputFile) throws -> Void
  ) throws {
    try write(
      cards, first: first, heading: "All stories", folder: nil,
      path: { $0 == 1 ? "index.html" : "page/\($0).html" }, &templates, into: output)
    for folder in folders.all {
      try write(
        (places[folder] ?? []).map { cards[$0] }, first: nil, heading: PageFolders.shown(folder),
        folder: folder, path: { folders.path(folder, page: $0) }, &templates, into: output)
    }
  }

  private func write(
    _ cards: [ListedCard], first: [ListedCard]?, heading: String, folder: String?,
    path: (Int) -> String, _ templates: inout PageTemplates,
    into output: (OutputFile) throws -> Void
  ) throws {
    let pages = ListedCard.pages(cards)
    for (place, range) in pages.enumerated() {
      let number = place + 1
      let isAtRoot = number == 1 && first != nil
      let root = isAtRoot ? "" : "../"
      let title = heading + (number == 1 ? "" : ", page \(number)")
      let isIndex = folder == nil && number == 1
      let name = isIndex ? frame.site : "\(title) – \(frame.site)"
      let page = ListPage(
        frame: frame.around(name, root: root).hidden(cards[range].contains { $0.isHidden }),
        heading: title, count: cards.count, folders: folders.navigation(current: folder),
        days: ListedDay.days(Array((isAtRoot ? first ?? [] : cards)[range])), number: number,
        pages: pages.count,
        newer: number == 1 ? nil : root + PageAddress.encoded(path(number - 1)[...]),
        older: number == pages.count ? nil : root + PageAddress.encoded(path(number + 1)[...]))
      try output(OutputFile(path: path(number), contents: templates.page(.list, of: page)))
    }
  }
}

/// A story's card, ready to be put on a page.
struct ListedCard {
  let moment: PageMoment
  let html: String
  /// Whether a source wants search engines to leave it out.
  let isHidden: Bool

  init(_ card: StoryCard, _ templates: inout PageTemplates) {
    moment = card.moment
    isHidden = card.isHidden
    html = templates.text(.card, of: card)
  }

  /// The cards of each page: so many that it is quick to load; at least one page.
  static func pages(_ cards: [ListedCard]) -> [Range<Int>] {
    var pages: [Range<Int>] = []
    var start = 0
    var bytes = 0
    for (place, card) in cards.enumerated() {
      if place > start, place - start == onePage || bytes + card.html.utf8.count > bytesOfPage {
        pages.append(start..<place)
        (start, bytes) = (place, 0)
      }
      bytes += card.html.utf8.count
    }
    return pages + [start..<cards.count]
  }

  /// Cards on a page at most.
  static let onePage = 100
  private static let bytesOfPage = 130_000
}

/// The cards of one day.
struct ListedDay: PageValue {
  private let moment: PageMoment
  private var cards: [String]

  /// Cards by their days, in their order.
  static func days(_ cards: [ListedCard]) -> [ListedDay] {
    var days: [ListedDay] = []
    for card in cards {
      if days.last?.moment.isoDay == card.moment.isoDay {
        days[days.count - 1].cards.append(card.html)
      } else {
        days.append(ListedDay(moment: card.moment, cards: [card.html]))
      }
    }
    return days
  }

  func fill(_ form: inout PageForm) {
    form.text("date", moment.isoDay)
    form.text("weekday", moment.weekday)
    form.text("day", moment.day)
    form.text("cards", cards.joined())
  }
}

/// A page with a list of stories.
struct ListPage: PageValue {
  let frame: PageFrame
  let heading: String
  let count: Int
  let folders: [FolderLink]
  let days: [ListedDay]
  let number: Int
  let pages: Int
  let newer: String?
  let older: String?

  func fill(_ form: inout PageForm) {
    frame.fill(&form)
    form.text("heading", heading)
    form.text("count", count == 1 ? "1 story" : "\(count) stories")
    form.flag("hasFolders", !folders.isEmpty)
    form.list("folders", folders)
    form.flag("isEmpty", count == 0)
    form.list("days", days)
    form.flag("isDivided", pages > 1)
    form.text("number", "\(number)")
    form.text("pages", "\(pages)")
    form.text("newer", ifAny: newer)
    form.text("older", ifAny: older)
  }
}
