import FeedModel

/// A report in a story's timeline, with the reason why it is there.
struct ReportLine: PageValue {
  let outlet: String
  let headline: String
  let language: PageLanguage?
  let address: PageAddress?
  let moment: PageMoment
  let isLead: Bool
  /// The day, where the report before it was of another one.
  let day: String?
  /// How long after the first report: `2 hours later`.
  let later: String?
  let earlierTitles: [String]
  /// The outlets that carry its text.
  let copies: RepeatedReports
  /// What its own outlet published of it besides.
  let versions: RepeatedReports
  /// Whether the story has reports in several languages.
  let namesLanguage: Bool
  var reasons: [String] = []

  func fill(_ form: inout PageForm) {
    form.text("outlet", outlet)
    form.text("headline", headline)
    form.text("language", ifAny: language?.tag)
    form.text("languageName", ifAny: namesLanguage ? language?.name : nil)
    form.flag("hasURL", address != nil)
    form.text("url", address?.text ?? "")
    form.text("isoDate", moment.iso)
    form.text("time", moment.time)
    form.flag("isLead", isLead)
    form.text("day", ifAny: day)
    form.text("later", ifAny: later)
    form.flag("hasEarlierTitles", !earlierTitles.isEmpty)
    form.list("earlierTitles", words: earlierTitles)
    form.flag("hasCopies", copies.count > 0)
    form.text("carriers", EditionStory.carriers(copies.count))
    form.text("copies", copies.html)
    form.text("moreCopies", ifAny: copies.more)
    form.flag("hasVersions", versions.count > 0)
    form.text(
      "versionsHeading", versions.count == 1 ? "1 more version" : "\(versions.count) more versions")
    form.text("versions", versions.html)
    form.text("moreVersions", ifAny: versions.more)
    form.flag("hasReasons", !reasons.isEmpty)
    form.list("reasons", words: reasons)
  }

  /// About how many bytes it takes on the page without its reasons.
  var size: Int {
    let own = headline.utf8.count + outlet.utf8.count + (address?.text.utf8.count ?? 0)
    let titles = earlierTitles.reduce(0) { $0 + $1.utf8.count + 30 }
    return 600 + own * 5 / 4 + titles + copies.size + versions.size
  }
}

/// What repeats a report: as many as fit.
struct RepeatedReports {
  /// A line each, as many as fit.
  let html: String
  /// How many there are.
  let count: Int
  private let shown: Int

  init(
    _ reports: [EditionStory.Report], of original: EditionStory.Report,
    _ templates: inout PageTemplates
  ) {
    var (html, shown) = ("", 0)
    for report in reports {
      let line = templates.text(.copy, of: RepeatedReport(report, of: original))
      guard html.utf8.count + line.utf8.count < Self.room else { break }
      html += line
      shown += 1
    }
    self.html = html
    self.shown = shown
    count = reports.count
  }

  /// The bytes that those that are shown take on the page.
  var size: Int { html.utf8.count }

  var more: String? {
    count > shown ? "and \(count - shown) more, told in stories.jsonl" : nil
  }

  private static let room = 28_000
}

/// A copy or another version of a report.
struct RepeatedReport: PageValue {
  let outlet: String
  let address: PageAddress?
  let moment: PageMoment
  /// Its headline, where that is another one.
  let otherHeadline: String?

  init(_ report: EditionStory.Report, of original: EditionStory.Report) {
    outlet = PageText.name(of: report.outlet)
    address = PageAddress(report.entry.url)
    moment = PageMoment(report.entry.effectiveDate)
    let headline = report.headline
    otherHeadline =
      headline == original.headline
      ? nil : PublishedText.beginning(of: headline, bytes: 160)
  }

  func fill(_ form: inout PageForm) {
    form.text("outlet", outlet)
    form.flag("hasURL", address != nil)
    form.text("url", address?.text ?? "")
    form.text("isoDate", moment.iso)
    form.text("when", moment.words)
    form.text("otherHeadline", ifAny: otherHeadline)
  }
}
