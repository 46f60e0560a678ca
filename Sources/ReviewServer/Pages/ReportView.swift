import FeedModel
import FeedPublishing
import FeedText
import FoundationEssentials
import Mustache

/// A report on a story's page, in the words of the templates.
struct ReportView {
  let id: String
  let outlet: String
  let headline: String
  let language: String?
  let excerpt: String?
  let url: String?
  let host: String?
  let when: String
  let isoDate: String
  let isLead: Bool
  let doubt: Bool
  let relation: String?
  let reasons: [String]
  let copies: [ReportView]
  let hasCopies: Bool
  let copiesLine: String

  init(_ report: EditionStory.Report, in story: EditionStory, folding repeats: Bool = true) {
    let entry = report.entry
    id = entry.id.rawValue
    outlet = report.outlet.name
    headline = report.headline
    language = entry.mainLanguage
    excerpt = Self.excerpt(of: entry)
    let page = entry.url.flatMap { URLReference.isSafe($0) ? CanonicalURL($0) : nil }
    url = page == nil ? nil : entry.url
    host = page?.host
    when = MomentWords.moment(entry.effectiveDate)
    isoDate = entry.effectiveDate.rfc3339
    isLead = entry.id == story.lead.entry.id
    doubt =
      report.member.evidence.rule == .similar && report.member.evidence.confidence < 0.33
    if case .version = report.kind { relation = "another version" } else { relation = nil }
    reasons = EvidenceWords(report, in: story).sentences
    let folded = repeats ? story.copies(of: report) + story.versions(of: report) : []
    copies = folded.map { ReportView($0, in: story, folding: false) }
    hasCopies = !copies.isEmpty
    copiesLine =
      MomentWords.counted(story.copies(of: report).count, "outlet carries", "outlets carry")
      + " this text"
      + (story.versions(of: report).isEmpty
        ? "" : ", " + MomentWords.counted(story.versions(of: report).count, "other version"))
  }

  /// The beginning of what an entry says, in plain text; nil where that is nothing.
  static func excerpt(of entry: Entry) -> String? {
    guard let body = entry.body else { return nil }
    let text = body.isMarkup ? HTMLText.readableText(of: body.value) : body.value
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let plain = String(
      String.UnicodeScalarView(
        words.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }))
    guard !plain.isEmpty else { return nil }
    return plain.count <= length ? plain : plain.prefix(length) + "…"
  }

  static let length = 420
}

/// When the reports of a story came, as a small chart.
struct TimelineView {
  let width = 600
  let height = 60
  let base = 50
  let dots: [Dot]
  let start: String
  let end: String
  let words: String

  struct Dot {
    let x: Int
    let y: Int
    let kind: String
    let label: String
  }

  /// - Returns: nil for a story of one moment.
  init?(_ story: EditionStory) {
    let dates = story.reports.map(\.entry.effectiveDate)
    guard let first = dates.min(), let last = dates.max(), last > first else { return nil }
    let span = last.timeIntervalSince(first)
    var heights: [Int: Int] = [:]
    dots = story.reports.map { report in
      let share = report.entry.effectiveDate.timeIntervalSince(first) / span
      let x = 8 + Int(share * 584)
      // Reports of one moment stand on each other.
      heights[x / 10, default: 0] += 1
      let isLead = report.entry.id == story.lead.entry.id
      return Dot(
        x: x, y: max(6, 50 - ((heights[x / 10] ?? 1) - 1) * 11),
        kind: isLead ? "dot lead" : report.isOwn ? "dot" : "dot copy",
        label: "\(report.outlet.name), \(MomentWords.moment(report.entry.effectiveDate))")
    }
    start = MomentWords.moment(first)
    end = MomentWords.moment(last)
    words =
      "\(dots.count) reports between \(start) and \(end), the first by "
      + "\(story.reports[0].outlet.name)"
  }
}
