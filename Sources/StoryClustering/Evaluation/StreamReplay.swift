public import FeedModel
import FoundationEssentials

/// A labelled set told again as it happened: batch after batch, knowing only what was there.
public struct StreamReplay: Sendable {
  /// The story of each entry at the end.
  public private(set) var stories: [Entry.ID: Story.ID] = [:]
  /// How many entries appeared in a second story after having been shown in a first.
  public private(set) var metAgain = 0
  /// How many batches held something.
  public private(set) var batches = 0
  /// How many times an entry that had been shown changed its story; joined stories do not count.
  public private(set) var moves = 0
  /// What became of the stories that had been shown.
  public private(set) var changes = StoryChanges()

  /// Replays entries in batches of so many minutes; nil for one batch of all.
  ///
  /// With vectors of a service these take the place of the words'.
  public init(
    of entries: [Entry], minutes: Double?, parameters: StoryClusterer.Parameters = .init(),
    words: WordVectors? = nil, embeddings: [Entry.ID: EmbeddingVector]? = nil
  ) {
    var engine = ClusterEngine(
      parameters: parameters, words: words, embeddings: embeddings == nil ? nil : "")
    var shown: [Int32] = []
    var again: Set<Int32> = []
    for batch in Self.batches(entries, minutes) {
      engine.add(
        batch.map { .init(entry: $0) }, embeddings: Self.vectors(of: batch, among: embeddings))
      batches += 1
      let now = (0..<Int32(engine.ids.count)).map { engine.story(of: $0) }
      for (i, before) in shown.enumerated() where engine.partition.resolve(before) != now[i] {
        moves += 1
        again.insert(Int32(i))
      }
      changes.note(before: shown, after: now)
      shown = now
    }
    metAgain = again.count
    for (i, story) in shown.enumerated() {
      stories[engine.ids[i]] = Story.ID(rawValue: String(story))
    }
  }

  private static func vectors(
    of batch: [Entry], among all: [Entry.ID: EmbeddingVector]?
  ) -> [Entry.ID: EmbeddingVector] {
    guard let all else { return [:] }
    return Dictionary(
      batch.compactMap { entry in all[entry.id].map { (entry.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func batches(_ entries: [Entry], _ minutes: Double?) -> [[Entry]] {
    guard let minutes else { return [entries] }
    let spans = Dictionary(grouping: entries) {
      Int(($0.effectiveDate.timeIntervalSince1970 / (minutes * 60)).rounded(.down))
    }
    return spans.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension ClusterEngine {
  /// The story of an entry, a copy's that of its original.
  fileprivate func story(of entry: Int32) -> Int32 {
    partition.story(of: originals[Int(entry)]) ?? -1
  }
}

extension StoryClusterer {
  /// The entries of one kind of window whose words say too little, so that it is worth to have vectors
  /// of them.
  ///
  /// Complexity: O(their texts).
  public func entriesWithoutEmbedding(_ entries: [Entry]) -> [Entry] {
    var engine = ClusterEngine(parameters: parameters, embeddings: "")
    engine.read(ClusterEngine.inOrder(entries.map { .init(entry: $0) }))
    let start = engine.weigh()
    let wanted = Set(engine.entriesWithoutEmbedding(from: start).map { engine.ids[Int($0)] })
    return entries.filter { wanted.contains($0.id) }
  }
}
