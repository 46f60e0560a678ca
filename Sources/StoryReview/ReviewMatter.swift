import FeedModel
import FeedText
import FoundationEssentials

/// What all cases are made from, gathered once.
struct ReviewMatter {
  let headlines: Headlines
  /// In the order of their ids.
  let stories: [ReviewedStory]
  private let places: [Story.ID: Int]

  /// Complexity: O(words of the headlines).
  init(_ stories: [Story], entries: [Entry.ID: Entry]) {
    var texts: [Entry.ID: String] = [:]
    for member in stories.lazy.flatMap(\.members) where member.copyOf == nil {
      texts[member.entry] = entries[member.entry].map(Self.headline)
    }
    let headlines = Headlines(texts)
    self.headlines = headlines
    self.stories = stories.sorted { $0.id < $1.id }.compactMap { story in
      ReviewedStory(story, Self.reports(of: story, entries, texts, headlines), headlines)
    }
    places = Dictionary(
      self.stories.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A story that is looked at.
  subscript(id: Story.ID) -> ReviewedStory? { places[id].map { stories[$0] } }

  /// The reports of a story, oldest first; what repeats a text or a headline follows the first.
  private static func reports(
    of story: Story, _ entries: [Entry.ID: Entry], _ texts: [Entry.ID: String],
    _ headlines: Headlines
  ) -> [ReviewedStory.Report] {
    let known = story.members.compactMap { member in entries[member.entry].map { (member, $0) } }
      .sorted { ($0.1.effectiveDate, $0.1.id) < ($1.1.effectiveDate, $1.1.id) }
    let copies = Dictionary(grouping: known.map(\.0)) { $0.copyOf }
    var reports: [ReviewedStory.Report] = []
    for (member, entry) in known where member.copyOf == nil {
      let copies = (copies[member.entry] ?? []).map(\.entry)
      if let same = reports.firstIndex(where: { headlines.areAlike($0.entry, member.entry) }) {
        reports[same].followers += [member.entry] + copies
        continue
      }
      reports.append(
        ReviewedStory.Report(
          member: member, date: entry.effectiveDate, followers: copies,
          language: language(of: entry, texts[member.entry] ?? "")))
    }
    return reports
  }

  private static func headline(of entry: Entry) -> String {
    guard let title = entry.title else { return "" }
    return title.isMarkup ? HTMLText.plainText(of: title.value) : title.value
  }

  /// The language that is declared, else the one that the headline shows.
  private static func language(of entry: Entry, _ headline: String) -> String? {
    let declared = entry.language?.split(separator: "-").first.map { $0.lowercased() }
    return declared ?? LanguageDetector.language(of: headline)
  }
}
