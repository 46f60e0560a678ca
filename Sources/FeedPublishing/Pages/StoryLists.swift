import FeedModel
import Mustache

/// The lists of stories: all of them and those of each folder, divided into pages.
struct StoryLists {
  private let frame: PageFrame
  private let folders: PageFolders
  private let templates: PageTemplates
  /// The cards as they stand in a folder below the output folder.
  private var cards: [ListedCard] = []
  /// The first of them as they stand in the output folder itself.
  private var first: [ListedCard] = []
  private var places: [String: [Int]] = [:]

  init(_ frame: PageFrame, _ folders: PageFolders, _ templates: PageTemplates) {
    self.frame = frame
    self.folders = folders
    self.templates = templates
  }

  /// Adds the story that comes next.
  mutating func add(_ card: StoryCard, in folders: [String]) {
    for folder in folders { places[folder, default: []].append(cards.count) }
    cards.append(listed(card))
    if first.count < ListedCard.onePage { first.append(listed(card.atRoot)) }
  }

  private func listed(_ card: StoryCard) -> ListedCard {
    ListedCard(moment: card.moment, html: templates.text("card", of: card))
  }

  /// Writes all pages.
  func write(into output: (OutputFile) throws -> Void) throws {
    try write(
      cards, first: first, heading: "All stories", folder: nil,
      path: { $0 == 1 ? "index.html" : "page/\($0).html" }, into: output)
    for folder in folders.all {
      try write(
        (places[folder] ?? []).map { cards[$0] }, first: nil, heading: PageFolders.shown(folder),
        folder: folder, path: { folders.path(folder, page: $0) }, into: output)
    }
  }

  private func write(
    _ cards: [ListedCard], first: [ListedCard]?, heading: String, folder: String?,
    path: (Int) -> String, into output: (OutputFile) throws -> Void
  ) throws {
    let pages = ListedCard.pages(cards)
    for (place, range) in pages.enumerated() {
      let number = place + 1
      let isAtRoot = number == 1 && first != nil
      let root = isAtRoot ? "" : "../"
      let title = heading + (number == 1 ? "" : ", page \(number)")
      let isIndex = folder == nil && number == 1
      let page = ListPage(
        frame: frame.around(isIndex ? frame.site : "\(title) – \(frame.site)", root: root),
        heading: title, count: cards.count, folders: folders.navigation(current: folder),
        days: ListedDay.days(Array((isAtRoot ? first ?? [] : cards)[range])), number: number,
        pages: pages.count, newer: number == 1 ? nil : root + path(number - 1),
        older: number == pages.count ? nil : root + path(number + 1))
      try output(OutputFile(path: path(number), contents: templates.page("list", of: page)))
    }
  }
}

/// A story's card, ready to be put on a page.
struct ListedCard {
  let moment: PageMoment
  let html: String

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
struct ListedDay: MustacheParent {
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

  func child(named name: String) -> Any? {
    switch name {
    case "date": moment.isoDay
    case "weekday": moment.weekday
    case "day": moment.day
    case "cards": cards
    default: nil
    }
  }
}

/// A page with a list of stories.
struct ListPage: MustacheParent {
  let frame: PageFrame
  let heading: String
  let count: Int
  let folders: [FolderLink]
  let days: [ListedDay]
  let number: Int
  let pages: Int
  let newer: String?
  let older: String?

  func child(named name: String) -> Any? {
    switch name {
    case "heading": heading
    case "count": count == 1 ? "1 story" : "\(count) stories"
    case "hasFolders": !folders.isEmpty
    case "folders": folders
    case "isEmpty": count == 0
    case "days": days
    case "isDivided": pages > 1
    case "number": number
    case "pages": pages
    case "newer": newer ?? false
    case "older": older ?? false
    default: frame.child(named: name)
    }
  }
}
