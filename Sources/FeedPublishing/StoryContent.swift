import FeedModel
import FeedText

/// The text of a story's entry: the lead's own words, who else reports it, and why they are one.
struct StoryContent {
  private let story: EditionStory

  init(_ story: EditionStory) { self.story = story }

  /// Sanitised HTML.
  var html: String {
    [lead, others, copies, reason].compactMap { $0 }.joined(separator: "\n")
  }

  private var lead: String? { PublishedText.html(of: story.lead.entry) }

  /// The other independent reports, oldest first.
  private var others: String? {
    let reports = story.reports.filter { !$0.isCopy && $0.entry.id != story.lead.entry.id }
    guard !reports.isEmpty else { return nil }
    let lines = reports.map { "<li>" + line(for: $0) + "</li>" }
    return "<p>Also reported by:</p>\n<ul>\n" + lines.joined(separator: "\n") + "\n</ul>"
  }

  /// Copies folded into one line.
  private var copies: String? {
    let copies = story.reports.filter(\.isCopy)
    guard !copies.isEmpty else { return nil }
    let names = copies.map { report in
      link(PublishedText.escaped(report.outlet.name), to: report.entry)
    }
    let noun = copies.count == 1 ? "1 more entry carries" : "\(copies.count) more entries carry"
    return "<p>\(noun) the same text: " + names.joined(separator: ", ") + ".</p>"
  }

  private var reason: String? {
    let words = PublishedText.sharedWords(of: story)
    guard story.reports.count > 1, !words.isEmpty else { return nil }
    let list = words.map(PublishedText.escaped).joined(separator: ", ")
    return "<p><small>Together because they share: \(list).</small></p>"
  }

  private func line(for report: EditionStory.Report) -> String {
    let headline = PublishedText.escaped(PublishedText.headline(of: report.entry))
    return "<b>" + PublishedText.escaped(report.outlet.name) + "</b>: "
      + link(headline, to: report.entry) + ", "
      + PublishedText.moment(report.entry.effectiveDate)
  }

  private func link(_ escaped: String, to entry: Entry) -> String {
    guard let href = IRI.web(entry.url) else { return escaped }
    let language = entry.languageTag.map { " hreflang=\"\($0)\"" } ?? ""
    return "<a href=\"\(PublishedText.escaped(href))\"\(language)>\(escaped)</a>"
  }
}
