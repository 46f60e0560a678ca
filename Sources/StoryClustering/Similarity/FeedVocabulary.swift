/// Which words each feed repeats in most of its entries: "watch", "subscribe", "click below".
///
/// Such words say where an entry comes from and not what it is about.
struct FeedVocabulary: Sendable {
  private var numbers: [String: Int32] = [:]
  /// The addresses of the feeds by their numbers.
  private(set) var addresses: [String] = []
  private var entries = PlaceIndex<Int32>()
  private var sizes: [Int] = []

  /// The number of a feed by its address; an address not seen before gets the next one.
  mutating func feed(_ address: String) -> Int32 {
    if let known = numbers[address] { return known }
    let number = Int32(addresses.count)
    numbers[address] = number
    addresses.append(address)
    sizes.append(0)
    return number
  }

  /// Adds an entry to a feed.
  mutating func add(_ entry: Int32, to feed: Int32) {
    entries.add(entry, of: feed)
    sizes[Int(feed)] += 1
  }

  /// The words that a feed repeats, with how much each still says: 1 where a quarter of the feed's
  /// entries have it or fewer (such words are left out), 0 where more than half have, in between in
  /// proportion.
  ///
  /// `counts` is room to count in; `count` adds 1 for each distinct word of an entry. Complexity:
  /// O(words of the feed's entries).
  func repeatedWords(
    of feed: Int32, using counts: inout Accumulator, _ count: (Int32, inout Accumulator) -> Void
  ) -> [Int32: Float] {
    let size = sizes[Int(feed)]
    guard size >= Self.fewest else { return [:] }
    counts.clear()
    for entry in entries.suffix(size, of: feed) { count(entry, &counts) }
    var repeated: [Int32: Float] = [:]
    for term in counts.touched {
      let share = counts.values[Int(term)] / Float(size)
      if share > Self.tolerated {
        repeated[term] = max(0, (Self.repeated - share) / (Self.repeated - Self.tolerated))
      }
    }
    counts.clear()
    return repeated
  }

  /// Feeds with fewer entries have not shown yet what they repeat.
  private static let fewest = 10
  /// The share of a feed's entries that may have a word.
  private static let tolerated: Float = 0.25
  /// The share of a feed's entries from which on a word says nothing.
  private static let repeated: Float = 0.55
}
