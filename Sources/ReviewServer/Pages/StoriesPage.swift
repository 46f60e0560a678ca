import FeedModel
import FoundationEssentials
import Mustache

/// A story in a list, in the words of the templates.
struct CardView: MustacheParent {
  let card: StoryCard
  let index: StoryIndex

  func child(named name: String) -> Any? {
    switch name {
    case "id": card.id.rawValue
    case "headline": card.headline
    case "language": card.language
    case "isShared": card.outlets.count > 1
    case "size": MomentWords.counted(card.outlets.count, "outlet")
    case "outlets":
      card.outlets.prefix(Self.named).map { index.outlets[$0] }.joined(separator: ", ")
    case "more": card.outlets.count > Self.named ? card.outlets.count - Self.named : nil
    case "when": MomentWords.moment(card.published)
    case "isoDate": card.published.rfc3339
    case "folders": card.folders.isEmpty ? nil : card.folders.joined(separator: ", ")
    case "counts": counts
    default: nil
    }
  }

  private var counts: String {
    let own = MomentWords.counted(card.reports, "report")
    return card.copies == 0
      ? own : own + ", " + MomentWords.counted(card.copies, "copy", "copies")
  }

  /// How many outlets are named.
  private static let named = 6
}

/// A choice of a form.
struct SelectView {
  let name: String
  let label: String
  let options: [Option]

  struct Option {
    let value: String
    let text: String
    let isChosen: Bool
  }

  /// - Parameters:
  ///   - name: the field's name.
  ///   - label: what it is called.
  ///   - values: the values with their texts.
  ///   - chosen: the value that is chosen; nil for the first.
  init(_ name: String, _ label: String, _ values: [(String, String)], chosen: String?) {
    self.name = name
    self.label = label
    options = values.map {
      Option(value: $0.0, text: $0.1, isChosen: $0.0 == chosen)
    }
  }
}

extension Visit {
  /// The list of stories, searched and filtered.
  func stories() async throws -> WebAnswer {
    let query = StoryQuery(try request.fields)
    return try await newsroom.page(query.address(page: query.page)) { index in
      page("stories", StoriesPage(query, index, frame("Stories", in: "Stories", kind: "stories")))
    }
  }
}

/// The list of stories in the words of its template.
struct StoriesPage {
  let frame: PageFrame
  let words: String
  let isFilter: Bool
  let isFiltered: Bool
  let selects: [SelectView]
  let from: String?
  let to: String?
  let found: String
  let isEmpty: Bool
  let emptyWords: String
  let cards: [CardView]
  let hasPages: Bool
  let previous: String?
  let next: String?
  let place: String

  init(_ query: StoryQuery, _ index: StoryIndex, _ frame: PageFrame) {
    self.frame = frame
    words = query.words
    isFilter = query.isFilter
    isFiltered =
      query.folder != nil || query.outlet != nil || query.language != nil || query.size > 1
      || query.from != nil || query.to != nil
    selects = Self.selects(query, index)
    from = query.from?.day
    to = query.to?.day
    let all = query.isFilter ? index.cards(for: query) : index.cards
    let last = max(1, (all.count + Self.size - 1) / Self.size)
    let number = min(query.page, last)
    cards = all.dropFirst((number - 1) * Self.size).prefix(Self.size).map {
      CardView(card: $0, index: index)
    }
    found =
      query.isFilter
      ? "\(MomentWords.counted(all.count, "story", "stories")) of \(index.cards.count)"
      : MomentWords.counted(all.count, "story", "stories")
    isEmpty = all.isEmpty
    emptyWords =
      index.cards.isEmpty
      ? "There are no stories yet: `newsfold run` asks your feeds and makes them."
      : "No story is like that."
    hasPages = last > 1
    previous = number > 1 ? query.address(page: number - 1) : nil
    next = number < last ? query.address(page: number + 1) : nil
    place = "Page \(number) of \(last)"
  }

  private static func selects(_ query: StoryQuery, _ index: StoryIndex) -> [SelectView] {
    let outlets = index.outlets.sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
    let any = [("", "Any")]
    return [
      SelectView(
        "folder", "Folder", any + index.folders.map { ($0, $0) }, chosen: query.folder),
      SelectView(
        "outlet", "Outlet", any + outlets.map { ($0, $0) }, chosen: query.outlet),
      SelectView(
        "language", "Language", any + index.languages.map { ($0, $0) }, chosen: query.language),
      SelectView(
        "size", "Told by",
        any + [2, 3, 5, 10, 20].map { ("\($0)", "\($0) outlets or more") },
        chosen: "\(query.size)"),
    ]
  }

  /// How many stories a page has.
  private static let size = 50
}
