import FeedModel
import Mustache

/// A report in a story's timeline, with the reason why it is there.
struct ReportLine: MustacheParent {
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
  let copies: [RepeatedReport]
  /// What its own outlet published of it besides.
  let versions: [RepeatedReport]
  /// Whether the story has reports in several languages.
  let namesLanguage: Bool
  var reasons: [String] = []

  func child(named name: String) -> Any? {
    switch name {
    case "outlet": outlet
    case "headline": headline
    case "language": language?.tag ?? false
    case "languageName": (namesLanguage ? language?.name : nil) ?? false
    case "hasURL": address != nil
    case "url": address?.text
    case "isoDate": moment.iso
    case "time": moment.time
    case "isLead": isLead
    case "day": day ?? false
    case "later": later ?? false
    case "hasEarlierTitles": !earlierTitles.isEmpty
    case "earlierTitles": earlierTitles
    case "hasCopies": !copies.isEmpty
    case "copies": copies
    case "carriers": EditionStory.carriers(copies.count)
    case "hasVersions": !versions.isEmpty
    case "versions": versions
    case "versionsHeading":
      versions.count == 1 ? "1 more version" : "\(versions.count) more versions"
    case "hasReasons": !reasons.isEmpty
    case "reasons": reasons
    default: nil
    }
  }

  /// About how many bytes it takes on the page without its reasons.
  var size: Int {
    let own = headline.utf8.count + outlet.utf8.count + (address?.text.utf8.count ?? 0)
    let titles = earlierTitles.reduce(0) { $0 + $1.utf8.count + 30 }
    return 600 + own * 5 / 4 + titles + (copies + versions).reduce(0) { $0 + $1.size }
  }
}

/// A copy or another version of a report.
struct RepeatedReport: MustacheParent {
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
      ? nil : PublishedText.beginning(of: PublishedText.line(headline), bytes: 160)
  }

  func child(named name: String) -> Any? {
    switch name {
    case "outlet": outlet
    case "hasURL": address != nil
    case "url": address?.text
    case "isoDate": moment.iso
    case "when": moment.words
    case "otherHeadline": otherHeadline ?? false
    default: nil
    }
  }

  var size: Int {
    180 + outlet.utf8.count + (address?.text.utf8.count ?? 0) + (otherHeadline?.utf8.count ?? 0)
  }
}
