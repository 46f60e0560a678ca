import FeedModel
import FoundationEssentials
import Mustache

/// What a page shows of a story.
struct StoryPage: MustacheParent {
  private let frame: PageFrame
  private let content: StoryPageContent
  private let timeline: Timeline
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
    _ story: EditionStory, _ content: StoryPageContent, _ frame: PageFrame, _ folders: PageFolders
  ) {
    self.content = content
    self.frame = frame.around(PublishedText.beginning(of: content.headline, bytes: 300))
    timeline = Timeline(story)
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

  func child(named name: String) -> Any? {
    switch name {
    case "headline": PublishedText.beginning(of: content.headline, bytes: 1_000)
    case "language": language ?? false
    case "folders": folders
    case "summary": summary
    case "isoDate": first.iso
    case "when": first.words
    case "hasLast": last != nil
    case "isoLast": last?.iso
    case "last": last?.words
    case "leadOutlet": leadOutlet
    case "picture": content.picture ?? false
    case "hasContent": !content.html.isEmpty
    case "content": content.html
    case "isCut": content.isCut
    case "hasURL": address != nil
    case "url": address?.text
    case "reportsHeading": reportCount == 1 ? "The report" : "\(reportCount) reports"
    case "reports": timeline.lines
    case "more": more ?? false
    case "words": content.words ?? false
    case "hasMentions": !mentions.isEmpty
    case "mentions": mentions
    case "hasRelated": !related.isEmpty
    case "related": related
    default: frame.child(named: name)
    }
  }

  private var more: String? {
    guard timeline.left > 0 else { return nil }
    return timeline.left == 1
      ? "One more report, told in stories.jsonl."
      : "\(timeline.left) more reports, told in stories.jsonl."
  }

  /// `5 outlets · 7 reports · 3 languages`
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
struct StoryLink: MustacheParent {
  let path: String
  let headline: String
  let outlet: String

  init(story: Story.ID, headline: String, outlet: String) {
    path = "\(story).html"
    self.headline = PublishedText.beginning(of: PublishedText.line(headline), bytes: 300)
    self.outlet = outlet
  }

  func child(named name: String) -> Any? {
    switch name {
    case "path": path
    case "headline": headline
    case "outlet": outlet
    default: nil
    }
  }
}

/// The page of a story's earlier id, which leads to where it is told now.
struct MovedPage: MustacheParent {
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

  func child(named name: String) -> Any? {
    switch name {
    case "path": path
    case "headline": card.headline
    case "language": card.language ?? false
    default: frame.child(named: name)
    }
  }
}
