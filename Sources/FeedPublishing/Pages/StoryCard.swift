import FeedModel

/// What a list shows of a story.
struct StoryCard: PageValue {
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
  /// Whether a source wants search engines to leave it out.
  let isHidden: Bool
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
    isHidden = story.isHidden
  }

  /// The card for a page in the output folder itself.
  var atRoot: StoryCard {
    var card = self
    card.root = ""
    return card
  }

  func fill(_ form: inout PageForm) {
    form.text("root", root)
    form.text("path", path)
    form.text("headline", headline)
    form.text("language", ifAny: language)
    form.text("time", moment.time)
    form.text("isoDate", moment.iso)
    form.text("outlets", outlets)
    form.text("outletCount", "\(outletCount)")
    form.flag("isShared", outletCount > 1)
    form.flag("hasFolders", !folders.isEmpty)
    form.list("folders", folders)
    form.flag("hasExcerpt", !excerpt.isEmpty)
    form.text("excerpt", excerpt)
    form.text("picture", ifAny: picture)
    form.flag("hasEvidence", !reports.isEmpty)
    form.list("reports", reports)
    form.text("more", ifAny: more)
    form.text("words", ifAny: words)
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
struct CardReport: PageValue {
  let outlet: String
  let headline: String
  let language: String?

  init(_ report: EditionStory.Report) {
    outlet = PageText.name(of: report.outlet)
    headline = PublishedText.beginning(of: report.headline, bytes: 160)
    language = PageLanguage(report.entry.languageTag)?.tag
  }

  func fill(_ form: inout PageForm) {
    form.text("outlet", outlet)
    form.text("headline", headline)
    form.text("language", ifAny: language)
  }
}
