import FeedModel
import FeedText

/// What a page shows of a story, in the words the templates use.
struct StoryPage {
  /// What the index shows of it too.
  let card: StoryCard
  let reports: [ReportLine]
  /// The reports that carry the text of others, or are further versions of an outlet's own.
  let copies: [ReportLine]
  let hasCopies: Bool
  /// How many outlets carry the texts, a sentence a text.
  let carriers: [String]
  let mentions: [MentionLine]
  let hasMentions: Bool
  let words: String?
  let content: String?

  init(_ story: EditionStory) {
    card = StoryCard(story)
    let names = EvidenceWords.Names(story)
    let lines = { (reports: [EditionStory.Report]) in
      reports.map { ReportLine($0, in: story, names) }
    }
    reports = lines(story.reports.filter(\.isOwn))
    copies = lines(story.reports.filter { !$0.isOwn })
    hasCopies = !copies.isEmpty
    carriers = story.reports.compactMap { report in
      let count = story.copies(of: report).count
      return count == 0
        ? nil : EditionStory.carriers(count, text: "the text of \(report.outlet.name)") + "."
    }
    mentions = story.mentions.flatMap { mention in
      zip(mention.stories, mention.headlines).map {
        MentionLine(outlet: mention.report.outlet.name, path: "\($0).html", headline: $1)
      }
    }
    hasMentions = !mentions.isEmpty
    let shared = PublishedText.sharedWords(of: story)
    words = shared.isEmpty || story.reports.count < 2 ? nil : shared.joined(separator: ", ")
    content = story.leadHTML
  }
}

/// Another story that a report tells besides.
struct MentionLine {
  let outlet: String
  let path: String
  let headline: String
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
  /// What it is to another report: `text of Northern Dispatch`.
  let relation: String?
  let reasons: [String]
  let earlierTitles: [String]
  let hasEarlierTitles: Bool

  init(_ report: EditionStory.Report, in story: EditionStory, _ names: EvidenceWords.Names) {
    outlet = report.outlet.name
    headline = PublishedText.headline(of: report.entry)
    language = report.entry.languageTag
    url = IRI.web(report.entry.url)
    when = PublishedText.moment(report.entry.effectiveDate)
    isoDate = report.entry.effectiveDate.rfc3339
    isLead = report.entry.id == story.lead.entry.id
    relation = Self.relation(of: report, in: story)
    reasons = EvidenceWords(report, in: story, names).sentences
    earlierTitles = report.entry.earlierTitles
    hasEarlierTitles = !earlierTitles.isEmpty
  }

  private static func relation(
    of report: EditionStory.Report, in story: EditionStory
  ) -> String? {
    switch report.kind {
    case .own: nil
    case .copy(let original):
      story.reports.first { $0.entry.id == original }.map { "text of \($0.outlet.name)" }
    case .version: report.member.evidence.rule == .sameEntry ? "the same page" : "updated"
    }
  }
}
