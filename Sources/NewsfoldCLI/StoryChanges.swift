import FeedModel

/// What two catalogues of the same entries differ in: which stories are divided, and which joined.
struct StoryChanges {
  /// A story that is divided, or several that become one.
  struct Change: Encodable {
    /// Some entries of it.
    struct Part: Encodable {
      var story: String
      var title: String
      var entries: [String]
    }

    /// `split` or `join`.
    var change: String
    /// What it is now for a split, what it becomes for a join.
    var whole: Part
    /// What it becomes for a split, what it is now for a join; the largest first.
    var parts: [Part]
  }

  let changes: [Change]

  /// The differences; those that touch most entries first.
  ///
  /// Complexity: O(entries).
  init(from before: StoryCatalogue, to after: StoryCatalogue, headlines: [Entry.ID: String]) {
    let words = PartWords(headlines: headlines)
    let splits = Self.parts(of: before, in: after).map { story, parts in
      Change(change: "split", whole: words.part(story), parts: parts.map(words.part))
    }
    let joins = Self.parts(of: after, in: before).map { story, parts in
      Change(change: "join", whole: words.part(story), parts: parts.map(words.part))
    }
    changes = (splits + joins).sorted {
      ($1.whole.entries.count, $0.whole.story, $0.change)
        < ($0.whole.entries.count, $1.whole.story, $1.change)
    }
  }

  /// The stories of a catalogue whose entries are in several stories of another one, with what each
  /// of those holds of them.
  private static func parts(
    of catalogue: StoryCatalogue, in other: StoryCatalogue
  ) -> [(Story, [Story])] {
    var places: [Entry.ID: Int] = [:]
    for (place, story) in other.stories.enumerated() {
      for member in story.members { places[member.entry] = place }
    }
    return catalogue.stories.compactMap { story in
      let groups = Dictionary(grouping: story.members) { places[$0.entry] }
      let parts = groups.compactMap { place, members in place.map { ($0, members) } }
      guard parts.count > 1 else { return nil }
      return (story, parts.map { other.stories[$0.0].holding($0.1) }.sorted(by: Self.isLarger))
    }
  }

  private static func isLarger(_ a: Story, _ b: Story) -> Bool {
    (b.members.count, a.id) < (a.members.count, b.id)
  }
}

extension StoryChanges.Change {
  /// One line: `split "A" (5): "B" (3) | "C" (2)`.
  var line: String {
    let list = parts.map { "\"\($0.title)\" (\($0.entries.count))" }.joined(separator: " | ")
    return "\(change)  \"\(whole.title)\" (\(whole.entries.count)): \(list)"
  }
}

/// Stories as parts of a change.
private struct PartWords {
  let headlines: [Entry.ID: String]

  func part(_ story: Story) -> StoryChanges.Change.Part {
    .init(
      story: story.id.rawValue, title: headlines[story.lead] ?? story.lead.rawValue,
      entries: story.members.map(\.entry.rawValue))
  }
}

extension Story {
  /// The story as if it held only some of its entries; the first stands for it where the lead is not
  /// among them.
  fileprivate func holding(_ members: [Member]) -> Story {
    var part = self
    part.members = members
    let isLed = members.contains { $0.entry == lead }
    if !isLed, let first = members.first { part.lead = first.entry }
    return part
  }
}
