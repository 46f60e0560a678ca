import FeedModel
import FeedText

/// The text of a story's entry: the lead's own words, who else reports it, and why they are one.
struct StoryContent {
  private let story: EditionStory
  private let settings: PublishSettings

  init(_ story: EditionStory, _ settings: PublishSettings) {
    self.story = story
    self.settings = settings
  }

  /// Sanitised HTML.
  var html: String {
    [picture, lead, leadNotes, others, mentions, reason, page].compactMap { $0 }
      .joined(separator: "\n")
  }

  /// The lead's words; those of a script that runs from the right say so.
  private var lead: String? {
    guard let html = story.leadHTML, let tag = story.lead.entry.languageTag,
      Self.fromTheRight.contains(tag.prefix { $0 != "-" }.lowercased())
    else { return story.leadHTML }
    return "<div lang=\"\(tag)\" dir=\"rtl\">\(html)</div>"
  }

  private static let fromTheRight: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi",
  ]

  /// The lead's picture, unless its text shows one.
  private var picture: String? {
    let entry = story.lead.entry
    guard let address = IRI.web(entry.image ?? entry.bannerImage ?? entry.thumbnails.first?.url),
      lead?.firstRange(ofASCII: "<img") == nil
    else { return nil }
    return "<p><img src=\"\(PublishedText.escaped(address))\" alt=\"\"></p>"
  }

  /// What became of the lead's report: new versions, earlier headlines, copies.
  private var leadNotes: String? {
    let notes = notes(on: story.lead)
    return notes.isEmpty ? nil : "<p>" + notes.joined(separator: ". ") + ".</p>"
  }

  /// The other independent reports, oldest first.
  private var others: String? {
    let reports = story.reports.filter { $0.isOwn && $0.entry.id != story.lead.entry.id }
    guard !reports.isEmpty else { return nil }
    let lines = reports.map { report in
      "<li>" + ([line(for: report)] + notes(on: report)).joined(separator: ". ") + "</li>"
    }
    return "<p>Also reported by:</p>\n<ul>\n" + lines.joined(separator: "\n") + "\n</ul>"
  }

  /// Other stories that its reports tell besides, for round-ups.
  private var mentions: String? {
    let pairs = story.mentions.flatMap { mention in
      mention.stories.map { ($0, mention.report.outlet.name) }
    }
    let outlets = Dictionary(grouping: pairs, by: \.0)
    var seen: Set<Story.ID> = []
    let lines = pairs.filter { seen.insert($0.0).inserted }.map { id, _ in
      let names = (outlets[id] ?? []).map { PublishedText.escaped($0.1) }
      return "<li>" + headline(of: id) + " (" + names.joined(separator: ", ") + ")</li>"
    }
    guard !lines.isEmpty else { return nil }
    return "<p>Also mentioned:</p>\n<ul>\n" + lines.joined(separator: "\n") + "\n</ul>"
  }

  /// Another story's headline, as a link to its page where that is on the web.
  private func headline(of id: Story.ID) -> String {
    let text = PublishedText.escaped(story.headlines[id] ?? "")
    guard let page = address(of: id) else { return text }
    return "<a href=\"\(page)\">\(text)</a>"
  }

  /// The address of a story's page, escaped; nil if it is not on the web.
  private func address(of id: Story.ID) -> String? {
    guard settings.outputs.contains(StoryPages().name) else { return nil }
    return PublishedAddress(settings).map {
      PublishedText.escaped($0.address("stories/\(id).html"))
    }
  }

  private var reason: String? {
    let words = PublishedText.sharedWords(of: story)
    guard story.reports.count > 1, !words.isEmpty else { return nil }
    let list = words.map(PublishedText.escaped).joined(separator: ", ")
    return "<p><small>Together because they share: \(list).</small></p>"
  }

  /// Where all reports are told with their evidence, if that is on the web.
  private var page: String? {
    guard story.reports.count > 1, let address = address(of: story.story.id) else { return nil }
    return "<p><small><a href=\"\(address)\">All \(story.reports.count) reports, "
      + "and why they are one story</a></small></p>"
  }

  private func notes(on report: EditionStory.Report) -> [String] {
    [versions(of: report), earlierHeadlines(of: report), copies(of: report)].compactMap { $0 }
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

  /// The headlines a report had before its publisher changed them.
  private func earlierHeadlines(of report: EditionStory.Report) -> String? {
    let headlines = report.earlierHeadlines.suffix(3)
    guard !headlines.isEmpty else { return nil }
    let list = headlines.map { "<i>" + PublishedText.escaped($0) + "</i>" }
    return "Earlier headline: " + list.joined(separator: ", then ")
  }

  private func line(for report: EditionStory.Report) -> String {
    "<b>" + PublishedText.escaped(report.outlet.name) + "</b>: "
      + link(PublishedText.escaped(report.headline), to: report.entry) + ", "
      + PublishedText.moment(report.entry.effectiveDate)
  }

  private func link(_ escaped: String, to entry: Entry) -> String {
    guard let href = IRI.web(entry.url) else { return escaped }
    return "<a href=\"\(PublishedText.escaped(href))\"\(language(of: entry))>\(escaped)</a>"
  }

  /// A headline in another language than the lead's is to be read, spoken and set as such.
  private func language(of entry: Entry) -> String {
    let tag = entry.languageTag
    if tag != nil, tag == story.lead.entry.languageTag { return "" }
    return (tag.map { " lang=\"\($0)\" hreflang=\"\($0)\"" } ?? "") + " dir=\"auto\""
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
