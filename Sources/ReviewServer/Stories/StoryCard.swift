import FeedModel
import FeedPublishing
import FoundationEssentials

/// What a list shows of a story, and what it is searched by.
struct StoryCard: Sendable {
  let id: Story.ID
  let headline: String
  let language: String?
  let published: Date
  let lastReport: Date
  /// The places of its outlets in ``StoryIndex/outlets``, in order of their first report.
  let outlets: [Int]
  let folders: [String]
  /// How many reports tell it themselves, and how many repeat the text of another.
  let reports: Int
  let copies: Int
  /// Which feed brought each report, oldest first.
  let tellings: [Telling]
  /// The headlines of all its reports and the names of its outlets, folded.
  let words: [UInt8]

  /// A report as it counts for its feed.
  struct Telling: Sendable, Hashable {
    let feed: FeedURL
    /// The place of its outlet in ``StoryIndex/outlets``.
    let outlet: Int
    /// Whether it carries another outlet's text.
    let isCopy: Bool
  }

  /// A story's card.
  ///
  /// - Parameters:
  ///   - story: the story.
  ///   - place: the place of an outlet in ``StoryIndex/outlets``.
  init(_ story: EditionStory, place: (Outlet) -> Int) {
    id = story.story.id
    headline = story.lead.headline
    language = story.lead.entry.mainLanguage
    published = story.published
    lastReport = story.lastReport
    outlets = story.outlets.map(place)
    tellings = story.reports.map { report in
      var isCopy = false
      if case .copy = report.kind { isCopy = true }
      return Telling(feed: report.entry.feed, outlet: place(report.outlet), isCopy: isCopy)
    }
    folders = story.folders
    reports = story.reports.count(where: \.isOwn)
    copies = story.reports.count - reports
    var seen: Set<String> = []
    let texts = story.reports.map(\.headline) + story.outlets.map(\.name)
    words = Array(
      texts.filter { seen.insert($0).inserted }.joined(separator: "\n").lowercased().utf8)
  }
}

extension Entry {
  /// The language of its headline: the first part of the declared tag, lower case.
  var mainLanguage: String? {
    guard let tag = language ?? title?.language ?? body?.language else { return nil }
    let main = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    let isTag = (2...3).contains(main.count) && main.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    return isTag ? main : nil
  }
}
