import FeedModel
import FoundationEssentials

/// The reports of a story in the order of time, copies and versions with what they repeat.
///
/// As many reports, and of those as many with the reasons why they are there, as fit a page.
struct Timeline {
  private(set) var lines: [ReportLine] = []
  /// How many reports do not fit.
  private(set) var left = 0
  /// How many languages the reports are in.
  let languages: Int

  init(_ story: EditionStory, _ templates: inout PageTemplates) {
    let repeats = Repeats(story)
    let names = EvidenceWords.Names(story)
    let tags = Set(story.reports.compactMap { PageLanguage($0.entry.languageTag)?.name })
    languages = tags.count
    let shown = repeats.shown
    var (room, roomForReasons) = (Self.roomForLines, Self.roomForReasons)
    var day: String?
    for (place, report) in shown.enumerated() {
      var line = ReportLine(
        report, in: story, repeats, &templates, since: shown.first, after: day,
        namesLanguage: tags.count > 1)
      room -= line.size
      guard room > 0 || place == 0 else {
        left = shown.count - place
        break
      }
      if roomForReasons > 0 {
        line.reasons = EvidenceWords(report, in: story, names).sentences.map {
          PublishedText.beginning(of: $0, bytes: 1_200)
        }
        roomForReasons -= line.reasons.reduce(80) { $0 + $1.utf8.count + 12 }
        if roomForReasons < 0 { line.reasons = [] }
      }
      day = line.moment.isoDay
      lines.append(line)
    }
  }

  /// Bytes of a page: its text takes 64 kB, its frame 3.
  private static let roomForLines = 72_000
  private static let roomForReasons = 40_000
}

/// What the reports of a story repeat.
struct Repeats {
  /// The reports that repeat none that is shown, oldest first.
  let shown: [EditionStory.Report]
  private var copies: [Entry.ID: [EditionStory.Report]] = [:]
  private var versions: [Entry.ID: [EditionStory.Report]] = [:]

  init(_ story: EditionStory) {
    let kinds = Dictionary(
      story.reports.map { ($0.entry.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    var shown: [EditionStory.Report] = []
    for report in story.reports {
      guard let original = Self.original(of: report.entry.id, kinds) else {
        shown.append(report)
        continue
      }
      if case .copy = report.kind {
        copies[original, default: []].append(report)
      } else if case .version(let first) = report.kind, first == original {
        versions[original, default: []].append(report)
      } else {
        copies[original, default: []].append(report)
      }
    }
    self.shown = shown
  }

  func copies(of report: EditionStory.Report) -> [EditionStory.Report] {
    copies[report.entry.id] ?? []
  }

  func versions(of report: EditionStory.Report) -> [EditionStory.Report] {
    versions[report.entry.id] ?? []
  }

  /// The own report that one repeats in the end; nil if it repeats none that is there.
  private static func original(
    of entry: Entry.ID, _ kinds: [Entry.ID: EditionStory.Report.Kind]
  ) -> Entry.ID? {
    var current = entry
    var seen: Set<Entry.ID> = [entry]
    while true {
      switch kinds[current] {
      case .own: return current == entry ? nil : current
      case .copy(let next), .version(let next):
        guard seen.insert(next).inserted else { return nil }
        current = next
      case nil: return nil
      }
    }
  }
}

extension ReportLine {
  init(
    _ report: EditionStory.Report, in story: EditionStory, _ repeats: Repeats,
    _ templates: inout PageTemplates, since first: EditionStory.Report?, after day: String?,
    namesLanguage: Bool
  ) {
    let entry = report.entry
    outlet = PageText.name(of: report.outlet)
    headline = PublishedText.beginning(of: report.headline, bytes: 400)
    language = PageLanguage(entry.languageTag)
    address = PageAddress(entry.url)
    moment = PageMoment(entry.effectiveDate)
    isLead = entry.id == story.lead.entry.id
    self.day = moment.isoDay == day ? nil : moment.day
    let seconds = first.map { entry.effectiveDate.timeIntervalSince($0.entry.effectiveDate) } ?? 0
    later = seconds < 60 ? nil : EvidenceWords.hours(seconds / 3600) + " later"
    earlierTitles = entry.earlierTitles.suffix(5).map {
      PublishedText.beginning(of: PublishedText.line($0), bytes: 400)
    }
    copies = RepeatedReports(repeats.copies(of: report), of: report, &templates)
    versions = RepeatedReports(repeats.versions(of: report), of: report, &templates)
    self.namesLanguage = namesLanguage
  }
}
