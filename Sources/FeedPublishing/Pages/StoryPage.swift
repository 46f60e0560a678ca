import FeedModel
import FoundationEssentials

/// What a page shows of a story.
struct StoryPage: PageValue {
  private let frame: PageFrame
  private let content: StoryPageContent
  private let timeline: Timeline
  private let reports: String
  private let folders: [FolderLink]
  private let language: String?
  private let leadOutlet: String
  private let address: PageAddress?
  private let first: PageMoment
  private let last: PageMoment?
  private let summary: String
  private let reportCount: Int
  private let mentions: [StoryLink]
  private let related: [StoryLink]

  init(
    _ story: EditionStory, _ content: StoryPageContent, _ frame: PageFrame, _ folders: PageFolders,
    _ templates: inout PageTemplates
  ) {
    let timeline = Timeline(story, &templates)
    self.content = content
    self.frame = frame.around(PublishedText.beginning(of: content.headline, bytes: 300))
      .hidden(story.isHidden)
    self.timeline = timeline
    reports = timeline.lines.map { templates.text(.report, of: $0) }.joined()
    self.folders = folders.links(story.folders.prefix(8))
    language = PageLanguage(story.lead.entry.languageTag)?.tag
    leadOutlet = PageText.name(of: story.lead.outlet)
    address = PageAddress(story.lead.entry.url)
    first = PageMoment(story.published)
    last = story.lastReport > story.published ? PageMoment(story.lastReport) : nil
    reportCount = story.reports.count
    summary = Self.summary(story, languages: timeline.languages)
    let mentions = story.mentions.flatMap { mention in
      zip(mention.stories, mention.headlines).map {
        StoryLink(story: $0, headline: $1, outlet: PageText.name(of: mention.report.outlet))
      }
    }
    self.mentions = Array(mentions.prefix(Self.shownLinks))
    let mentioned = Set(mentions.map(\.path))
    related = Array(
      story.story.related.lazy.compactMap { id in
        story.headlines[id].map { StoryLink(story: id, headline: $0, outlet: "") }
      }.filter { !mentioned.contains($0.path) }.prefix(Self.shownLinks))
  }

  func fill(_ form: inout PageForm) {
    frame.fill(&form)
    form.text("headline", PublishedText.beginning(of: content.headline, bytes: 400))
    form.text("language", ifAny: language)
    form.list("folders", folders)
    form.text("summary", summary)
    form.text("isoDate", first.iso)
    form.text("when", first.words)
    form.flag("hasLast", last != nil)
    form.text("isoLast", last?.iso ?? "")
    form.text("last", last?.words ?? "")
    form.text("leadOutlet", leadOutlet)
    form.text("picture", ifAny: content.picture)
    form.flag("hasContent", !content.html.isEmpty)
    form.text("content", content.html)
    form.flag("isCut", content.isCut)
    form.flag("hasURL", address != nil)
    form.text("url", address?.text ?? "")
    form.text("reportsHeading", reportCount == 1 ? "The report" : "\(reportCount) reports")
    form.text("reports", reports)
    form.text("more", ifAny: more)
    form.text("words", ifAny: content.words)
    form.flag("hasMentions", !mentions.isEmpty)
    form.list("mentions", mentions)
    form.flag("hasRelated", !related.isEmpty)
    form.list("related", related)
  }

  private var more: String? {
    guard timeline.left > 0 else { return nil }
    return timeline.left == 1
      ? "One more report, told in stories.jsonl."
      : "\(timeline.left) more reports, told in stories.jsonl."
  }

  /// How many tell it: `5 outlets · 7 reports · 3 languages`.
  private static func summary(_ story: EditionStory, languages: Int) -> String {
    let counts = [
      (story.outlets.count, "outlet"), (story.reports.count, "report"), (languages, "language"),
    ]
    let told = counts.enumerated().filter { place, count in place == 0 || count.0 > 1 }
    return told.map { "\($1.0) \($1.1)\($1.0 == 1 ? "" : "s")" }.joined(separator: " · ")
  }

  private static let shownLinks = 12
}

/// A link to another story, beside which it stands.
struct StoryLink: PageValue {
  let path: String
  let headline: String
  let outlet: String

  init(story: Story.ID, headline: String, outlet: String) {
    path = "\(story).html"
    self.headline = PublishedText.beginning(of: headline, bytes: 300)
    self.outlet = outlet
  }

  func fill(_ form: inout PageForm) {
    form.text("path", path)
    form.text("headline", headline)
    form.text("outlet", outlet)
  }
}

/// The page of a story's earlier id, which leads to where it is told now.
struct MovedPage: PageValue {
  private let frame: PageFrame
  private let card: StoryCard

  private let path: String

  init(_ card: StoryCard, _ frame: PageFrame) {
    self.card = card
    path = String(card.path.dropFirst("stories/".count))
    var frame = frame.around("Part of another story")
    frame.refresh = path
    self.frame = frame
  }

  func fill(_ form: inout PageForm) {
    frame.fill(&form)
    form.text("path", path)
    form.text("headline", card.headline)
    form.text("language", ifAny: card.language)
  }
}
