import FeedModel
import FeedText

/// What a page shows of a story, in the words the templates use.
struct StoryPage {
  /// What the index shows of it too.
  let card: StoryCard
  let reports: [ReportLine]
  let copies: [ReportLine]
  let hasCopies: Bool
  let words: String?
  let content: String?

  init(_ story: EditionStory) {
    card = StoryCard(story)
    let titles = Dictionary(
      story.reports.map { ($0.entry.id, $0.outlet.name) }, uniquingKeysWith: { first, _ in first })
    reports = story.reports.filter { !$0.isCopy }.map { ReportLine($0, in: story, titles) }
    copies = story.reports.filter(\.isCopy).map { ReportLine($0, in: story, titles) }
    hasCopies = !copies.isEmpty
    let shared = PublishedText.sharedWords(of: story)
    words = shared.isEmpty || story.reports.count < 2 ? nil : shared.joined(separator: ", ")
    content = PublishedText.html(of: story.lead.entry)
  }
}

/// A report on a story's page, with the reason why it is there.
struct ReportLine {
  let outlet: String
  let headline: String
  let language: String?
  let url: String?
  let when: String
  let isoDate: String
  let isLead: Bool
  let original: String?
  let reasons: [String]
  let earlierTitles: [String]
  let hasEarlierTitles: Bool

  init(
    _ report: EditionStory.Report, in story: EditionStory, _ outlets: [Entry.ID: String]
  ) {
    outlet = report.outlet.name
    headline = PublishedText.headline(of: report.entry)
    language = report.entry.languageTag
    url = IRI.web(report.entry.url)
    when = PublishedText.moment(report.entry.effectiveDate)
    isoDate = report.entry.effectiveDate.rfc3339
    isLead = report.entry.id == story.lead.entry.id
    original = report.member.copyOf.flatMap { outlets[$0] }
    reasons = EvidenceWords(report.member.evidence, outlets: outlets).sentences
    earlierTitles = report.entry.earlierTitles
    hasEarlierTitles = !earlierTitles.isEmpty
  }
}
