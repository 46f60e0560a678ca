import FeedModel
import Mustache

/// What a list shows of a story.
struct StoryCard: MustacheParent {
  let path: String
  let headline: String
  let language: String?
  let moment: PageMoment
  let outlets: String
  let outletCount: Int
  let folders: [FolderLink]
  let excerpt: String
  let picture: String?
  let reports: [CardReport]
  let more: String?
  let words: String?
  /// The way to the output folder from the page that the card is on.
  var root = "../"

  init(_ story: EditionStory, _ content: StoryPageContent, _ folders: PageFolders) {
    path = "stories/" + story.story.id.rawValue + ".html"
    headline = PublishedText.beginning(of: content.headline, bytes: 300)
    language = PageLanguage(story.lead.entry.languageTag)?.tag
    moment = PageMoment(story.published)
    outlets = Self.list(story.outlets.map { PageText.name(of: $0) }, longest: 4)
    outletCount = story.outlets.count
    self.folders = folders.links(story.folders.prefix(4))
    let excerpt = PublishedText.beginning(of: content.plainBeginning, bytes: 280)
    let isRepetition = excerpt.hasPrefix(headline.prefix { $0 != "…" })
    self.excerpt = isRepetition ? "" : excerpt
    picture = content.picture
    let others = story.reports.filter { $0.isOwn && $0.entry.id != story.lead.entry.id }
    reports = others.prefix(Self.shownReports).map(CardReport.init)
    more =
      others.count > Self.shownReports
      ? "and \(others.count - Self.shownReports) more on the story's page" : nil
    words = story.reports.count > 1 ? content.words : nil
  }

  /// The card for a page in the output folder itself.
  var atRoot: StoryCard {
    var card = self
    card.root = ""
    return card
  }

  func child(named name: String) -> Any? {
    switch name {
    case "root": root
    case "path": path
    case "headline": headline
    case "language": language ?? false
    case "time": moment.time
    case "isoDate": moment.iso
    case "outlets": outlets
    case "outletCount": outletCount
    case "isShared": outletCount > 1
    case "hasFolders": !folders.isEmpty
    case "folders": folders
    case "hasExcerpt": !excerpt.isEmpty
    case "excerpt": excerpt
    case "picture": picture ?? false
    case "hasEvidence": !reports.isEmpty
    case "reports": reports
    case "more": more ?? false
    case "words": words ?? false
    default: nil
    }
  }

  /// Names in a row: `A, B and 3 more`.
  private static func list(_ names: [String], longest: Int) -> String {
    guard names.count > longest else { return names.joined(separator: ", ") }
    return names.prefix(longest - 1).joined(separator: ", ")
      + " and \(names.count - longest + 1) more"
  }

  private static let shownReports = 5
}

/// A report as a card names it.
struct CardReport: MustacheParent {
  let outlet: String
  let headline: String
  let language: String?

  init(_ report: EditionStory.Report) {
    outlet = PageText.name(of: report.outlet)
    headline = PublishedText.beginning(of: PublishedText.line(report.headline), bytes: 160)
    language = PageLanguage(report.entry.languageTag)?.tag
  }

  func child(named name: String) -> Any? {
    switch name {
    case "outlet": outlet
    case "headline": headline
    case "language": language ?? false
    default: nil
    }
  }
}
