import FeedModel

/// What a story is filed under: its folders and the subjects its publishers gave.
struct StoryCategories {
  /// At most eight, the folders first, without doubles whatever the letter case, in the order they come.
  let terms: [String]

  init(_ story: EditionStory) {
    let subjects = story.reports.filter(\.isOwn).flatMap { $0.entry.categories }
    var seen: Set<String> = []
    let all = story.folders + subjects.map { $0.label ?? $0.term }
    let clean = all.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    terms = Array(clean.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }.prefix(8))
  }
}
