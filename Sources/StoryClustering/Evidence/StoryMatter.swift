import FeedModel

/// What the evidence for a story's members is taken from, gathered once a story.
struct StoryMatter {
  /// Used again for the next story, since it has room for every word.
  var words = StoryWords()
  /// The same for the words of another story.
  var others = StoryWords()
  /// What each member's headline names and counts.
  private(set) var facts: [Int32: [String]] = [:]
  private(set) var headlines = HeadlineTally()
  /// How close its members are to each other story, added up.
  private var near: [Int32: Float] = [:]

  /// Gathers what is known of a story.
  ///
  /// Headlines that were not read in this run are known by the evidence kept of them.
  /// Complexity: O(its members' words).
  mutating func gather(
    _ story: Int32, _ engine: ClusterEngine, _ kept: [Entry.ID: Member]
  ) {
    engine.count(wordsOf: engine.partition.members(of: story), into: &words)
    facts = [:]
    headlines = HeadlineTally()
    near = [:]
    for member in engine.partition.members(of: story) {
      let read = engine.headline(of: member, kept)
      facts[member] = read
      headlines.add(read, of: engine.ids[Int(member)], in: engine.languages[Int(member)])
    }
  }

  /// Takes note of how close a member is to other stories.
  mutating func note(_ others: [Scored]) {
    for other in others { near[other.index, default: 0] += other.score }
  }

  /// The stories that came close to it without being joined, closest first, at most five.
  func related(threshold: Float) -> [Int32] {
    let close = near.map { Scored(index: $0, score: $1 / Float(words.members)) }.filter {
      $0.score >= threshold / 3 && $0.score < threshold
    }
    return close.sorted().prefix(Self.shownRelated).map(\.index)
  }

  private static let shownRelated = 5
}

extension ClusterEngine {
  /// What an entry's headline names and counts: as it was read in this run, else as it was kept.
  func headline(of entry: Int32, _ kept: [Entry.ID: Member]) -> [String] {
    let read = headline(of: entry)
    return read.isEmpty ? kept[ids[Int(entry)]]?.evidence.headline ?? [] : read
  }
}
