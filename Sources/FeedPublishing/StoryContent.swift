import FeedModel
import FeedText

/// The text of a story's entry: the lead's own words, who else reports it, and why they are one.
struct StoryContent {
  private let story: EditionStory

  init(_ story: EditionStory) { self.story = story }

  /// Sanitised HTML.
  var html: String {
    [lead, leadVersions, leadCopies, others, mentions, reason].compactMap { $0 }
      .joined(separator: "\n")
  }

  private var lead: String? { PublishedText.html(of: story.lead.entry) }

  private var leadVersions: String? {
    versions(of: story.lead).map { "<p>" + $0 + ".</p>" }
  }

  private var leadCopies: String? {
    copies(of: story.lead).map { "<p>" + $0 + ".</p>" }
  }

  /// The other independent reports, oldest first.
  private var others: String? {
    let reports = story.reports.filter { $0.isOwn && $0.entry.id != story.lead.entry.id }
    guard !reports.isEmpty else { return nil }
    let lines = reports.map { report in
      let parts = [line(for: report), versions(of: report), copies(of: report)]
      return "<li>" + parts.compactMap { $0 }.joined(separator: ". ") + "</li>"
    }
    return "<p>Also reported by:</p>\n<ul>\n" + lines.joined(separator: "\n") + "\n</ul>"
  }

  /// Other stories that its reports tell besides, for round-ups.
  private var mentions: String? {
    let lines = story.mentions.map { mention in
      "<li><b>\(PublishedText.escaped(mention.report.outlet.name))</b>: "
        + mention.headlines.map(PublishedText.escaped).joined(separator: "; ") + "</li>"
    }
    guard !lines.isEmpty else { return nil }
    return "<p>Also mentioned:</p>\n<ul>\n" + lines.joined(separator: "\n") + "\n</ul>"
  }

  private var reason: String? {
    let words = PublishedText.sharedWords(of: story)
    guard story.reports.count > 1, !words.isEmpty else { return nil }
    let list = words.map(PublishedText.escaped).joined(separator: ", ")
    return "<p><small>Together because they share: \(list).</small></p>"
  }

  /// The outlets that carry a report's text, folded into one line.
  private func copies(of report: EditionStory.Report) -> String? {
    let copies = story.copies(of: report)
    guard !copies.isEmpty else { return nil }
    let names = copies.map { link(PublishedText.escaped($0.outlet.name), to: $0.entry) }
    return EditionStory.carriers(copies.count) + ": " + names.joined(separator: ", ")
  }

  /// When an outlet told its report again; the same page in another of its feeds says nothing new.
  private func versions(of report: EditionStory.Report) -> String? {
    let versions = story.versions(of: report).filter {
      $0.entry.canonicalURL == nil || $0.entry.canonicalURL != report.entry.canonicalURL
    }
    guard !versions.isEmpty else { return nil }
    let times = versions.map {
      link(PublishedText.moment($0.entry.effectiveDate), to: $0.entry)
    }
    return "Updated: " + times.joined(separator: "; ")
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

extension EditionStory {
  /// A report with the headlines of the other stories in the edition that it tells besides.
  struct Mention {
    var report: Report
    var stories: [Story.ID]
    var headlines: [String]
  }

  /// What its own reports tell besides, oldest first; only stories in the edition.
  var mentions: [Mention] {
    reports.compactMap { report in
      guard report.isOwn else { return nil }
      let stories = report.member.alsoMentions.filter { headlines[$0] != nil }
      guard !stories.isEmpty else { return nil }
      return Mention(
        report: report, stories: stories, headlines: stories.compactMap { headlines[$0] })
    }
  }
}
