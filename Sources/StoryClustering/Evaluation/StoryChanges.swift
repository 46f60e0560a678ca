/// What became of the stories that a subscriber had been shown, counted over all batches.
public struct StoryChanges: Sendable, Hashable {
  /// Stories that were shown for the first time.
  public private(set) var born = 0
  /// Shown stories that joined another as a whole.
  public private(set) var merged = 0
  /// How many times shown entries left a story that lives on, or went several ways.
  public private(set) var split = 0
  /// Shown stories that are no more and lead to another: those that joined it as a whole, and those
  /// whose entries went several ways, which count as split too.
  public private(set) var redirected = 0

  private var known: Set<Int32> = []

  /// Compares the stories of the entries before a batch and after it, new entries at the end.
  ///
  /// - Complexity: O(entries).
  mutating func note(before: [Int32], after: [Int32]) {
    let changed = zip(before, after).filter { $0 != $1 }
    let heirs = Dictionary(grouping: changed, by: \.0).mapValues { Set($0.map(\.1)) }
    let alive = changed.isEmpty ? [] : Set(after)
    for (story, heirs) in heirs {
      let isGone = !alive.contains(story)
      if isGone && heirs.count == 1 { merged += 1 } else { split += 1 }
      if isGone { redirected += 1 }
    }
    count(changed.map(\.1) + after.dropFirst(before.count))
  }

  private mutating func count(_ stories: [Int32]) {
    for story in stories where known.insert(story).inserted { born += 1 }
  }
}
