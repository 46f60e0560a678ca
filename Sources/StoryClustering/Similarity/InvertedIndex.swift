/// The entries that hold a word, for each word: what finds candidates without comparing all pairs.
///
/// What was remembered stands in flat arrays; what comes later in lists of its own. Manning, Raghavan,
/// Schütze, Introduction to Information Retrieval, sections 1.2 and 7.1.
struct InvertedIndex: Sendable {
  /// One entry in a term's list.
  struct Posting: Sendable {
    var entry: Int32
    var weight: Weight
  }

  /// The postings of earlier runs by term, each list ascending by entry, so by time.
  private var earlier = RaggedArray<Posting>()
  /// The postings of this run by term, ascending, later than all earlier ones.
  private var later: [[Posting]] = []
  /// How many of a term's entries are read.
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Makes room for the terms below a number.
  mutating func grow(to count: Int) {
    guard count > later.count else { return }
    later.append(contentsOf: repeatElement([], count: count - later.count))
  }

  /// Makes an entry, later than all before it, findable by these terms.
  mutating func insert(_ entry: Int32, _ terms: [Scored]) {
    for term in terms {
      later[Int(term.index)].append(Posting(entry: entry, weight: Weight(term.score)))
    }
  }

  /// Makes entries of earlier runs findable; to be called once.
  ///
  /// `visit` gives the parts of an entry by which it can be found. Two passes, one to count and one to
  /// place. Complexity: O(postings).
  mutating func insert(
    earlier entries: Range<Int32>, terms count: Int, _ visit: (Int32, (Scored) -> Void) -> Void
  ) {
    var places = Array(repeating: 0, count: count + 1)
    for entry in entries { visit(entry) { places[Int($0.index) + 1] += 1 } }
    for term in 0..<count { places[term + 1] += places[term] }
    let ends = Array(places.dropFirst())
    var postings = Array(
      repeating: Posting(entry: 0, weight: Weight(bits: 0)), count: places[count])
    for entry in entries {
      visit(entry) { part in
        let term = Int(part.index)
        postings[places[term]] = Posting(entry: entry, weight: Weight(part.score))
        places[term] += 1
      }
    }
    earlier = RaggedArray(elements: postings, ends: ends)
    grow(to: count)
  }

  /// Adds to each entry that shares a term what the term contributes to the two vectors' product.
  ///
  /// Of a frequent term only the entries nearest in time to the one that asks are read.
  func add(matchesOf terms: [Scored], near entry: Int32, to sum: inout Accumulator) {
    for term in terms {
      let old = Int(term.index) < earlier.count ? earlier.range(Int(term.index)) : 0..<0
      let new = later[Int(term.index)]
      for i in nearest(to: entry, old, new) {
        let posting = i < old.count ? earlier.elements[old.lowerBound + i] : new[i - old.count]
        sum.add(term.score * posting.weight.share, at: posting.entry)
      }
    }
  }

  private func nearest(to entry: Int32, _ old: Range<Int>, _ new: [Posting]) -> Range<Int> {
    let count = old.count + new.count
    guard count > limit else { return 0..<count }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let here =
        middle < old.count ? earlier.elements[old.lowerBound + middle] : new[middle - old.count]
      if here.entry < entry { low = middle + 1 } else { high = middle }
    }
    let start = min(max(0, low - limit / 2), count - limit)
    return start..<(start + limit)
  }
}
