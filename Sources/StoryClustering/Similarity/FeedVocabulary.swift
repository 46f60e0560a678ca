/// Which words each feed repeats in most of its entries: "watch", "subscribe", "click below".
///
/// Such words say where an entry comes from and not what it is about.
struct FeedVocabulary: Sendable {
  private struct Feed {
    var entries: Int32 = 0
    var counts: [Int32: Int32] = [:]
  }

  private var numbers: [String: Int] = [:]
  private var feeds: [Feed] = []

  /// The number of a feed by its address; an address not seen before gets the next one.
  mutating func feed(_ address: String) -> Int32 {
    if let known = numbers[address] { return Int32(known) }
    numbers[address] = feeds.count
    feeds.append(Feed())
    return Int32(feeds.count - 1)
  }

  /// Counts an entry's distinct words.
  ///
  /// Words that a large feed had once are forgotten from time to time, since only the frequent ones
  /// matter: memory stays below some thousand words a feed.
  mutating func add(_ terms: [Int32], in feed: Int32) {
    let feed = Int(feed)
    feeds[feed].entries += 1
    for term in terms { feeds[feed].counts[term, default: 0] += 1 }
    if feeds[feed].counts.count > Self.capacity {
      feeds[feed].counts = feeds[feed].counts.filter { $0.value > 1 }
    }
  }

  /// How much a word of a feed's entry says: 1 where a quarter of the feed's entries have it or
  /// fewer, 0 where more than half have, in between in proportion.
  func telling(_ term: Int32, in feed: Int32) -> Float {
    let feed = feeds[Int(feed)]
    guard feed.entries >= Self.fewest else { return 1 }
    let share = Float(feed.counts[term] ?? 0) / Float(feed.entries)
    return min(1, max(0, (Self.repeated - share) / (Self.repeated - Self.tolerated)))
  }

  /// Feeds with fewer entries have not shown yet what they repeat.
  private static let fewest: Int32 = 10
  /// The share of a feed's entries that may have a word.
  private static let tolerated: Float = 0.25
  /// The share of a feed's entries from which on a word says nothing.
  private static let repeated: Float = 0.55
  private static let capacity = 8192
}
