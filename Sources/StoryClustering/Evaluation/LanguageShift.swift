public import FeedModel
import FoundationEssentials

/// A set whose languages are moved apart in time, so that no two entries of different languages belong
/// together: what is folded across languages then is folded wrongly.
public struct LanguageShift: Sendable {
  /// The entries: those of the first language by name as they were, those of each next one later by
  /// one more span.
  public let entries: [Entry]
  private let languages: [Entry.ID: String]

  /// Moves the languages of a set apart by so many seconds.
  public init(of entries: [Entry], by seconds: Double) {
    let names = Set(entries.map { $0.language ?? "" }).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    languages = Dictionary(
      entries.map { ($0.id, $0.language ?? "") }, uniquingKeysWith: { first, _ in first })
    self.entries = entries.map { entry in
      var moved = entry
      moved.published = entry.effectiveDate + seconds * Double(places[entry.language ?? ""] ?? 0)
      return moved
    }
  }

  /// Adds how many stories hold several languages, and what share of the entries is in one.
  public func add(_ stories: [Entry.ID: Story.ID], to score: inout ClusteringScore) {
    let members = Dictionary(grouping: stories.keys) { stories[$0] }
    let mixed = members.values.filter { Set($0.map { languages[$0] }).count > 1 }
    let count = mixed.reduce(0) { $0 + $1.count }
    let share = Double(count) / Double(max(1, entries.count))
    score.add("mixed_stories", .count(mixed.count))
    score.add("entries_in_mixed_stories", .share(share))
    score.add("entries_in_no_mixed_story", .share(1 - share))
  }
}
