/// Which words each feed repeats in most of its entries: "watch", "subscribe", "click below".
///
/// Such words say where an entry comes from and not what it is about.
struct FeedVocabulary: Sendable {
  private var numbers: [String: Int32] = [:]
  /// The addresses of the feeds by their numbers.
  private(set) var addresses: [String] = []
  private var entries = PlaceIndex<Int32>()
  private var sizes: [Int] = []
  private var count = 0

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
    count += 1
  }

  /// The words that a feed repeats, with how much each still says: 1 where a quarter of the feed's
  /// entries have it or fewer (such words are left out), 0 where more than half have, in between in
  /// proportion.
  ///
  /// A word that hardly stands in any other feed says nothing from five entries on: it is the feed's own.
  /// `counts` is room to count in; `count` adds 1 for each distinct word of an entry; `total` is how many
  /// entries of all feeds have a word. Complexity: O(words of the feed's entries).
  func repeatedWords(
    of feed: Int32, using counts: inout Accumulator, total: (Int32) -> Int32,
    _ count: (Int32, inout Accumulator) -> Void
  ) -> [Int32: Float] {
    let size = sizes[Int(feed)]
    guard size >= Self.fewest else { return [:] }
    let isOneOfMany = size * Self.many <= self.count
    counts.clear()
    for entry in entries.suffix(size, of: feed) { count(entry, &counts) }
    var repeated: [Int32: Float] = [:]
    for term in counts.touched {
      let times = counts.values[Int(term)]
      let share = times / Float(size)
      if isOneOfMany, times >= Self.enoughOwn, times >= Self.mostlyOwn * Float(total(term)) {
        repeated[term] = 0
      } else if share > Self.tolerated {
        repeated[term] = max(0, (Self.repeated - share) / (Self.repeated - Self.tolerated))
      }
    }
    counts.clear()
    return repeated
  }

  /// How many such feeds there would be: where a feed is a large part of all, what stands in no other
  /// says little.
  private static let many = 3
  /// In how many entries of a feed a word stands that is its own.
  private static let enoughOwn: Float = 5
  /// The share of a word's entries that are of one feed where it is that feed's own.
  private static let mostlyOwn: Float = 0.8
  /// Feeds with fewer entries have not shown yet what they repeat.
  private static let fewest = 10
  /// The share of a feed's entries that may have a word.
  private static let tolerated: Float = 0.25
  /// The share of a feed's entries from which on a word says nothing.
  private static let repeated: Float = 0.55
}
