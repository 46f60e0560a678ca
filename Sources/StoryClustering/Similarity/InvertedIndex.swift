/// The entries that hold a word, for each word: what finds candidates without comparing all pairs.
///
/// Manning, Raghavan, Schütze, Introduction to Information Retrieval, sections 1.2 and 7.1.
struct InvertedIndex: Sendable {
  /// Entries by term, ascending, so by time; and their weights beside them.
  private var entries: [[Int32]] = []
  private var weights: [[Float]] = []
  /// How many of a term's entries are read.
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Makes room for the terms below a number.
  mutating func grow(to count: Int) {
    guard count > entries.count else { return }
    entries.append(contentsOf: repeatElement([], count: count - entries.count))
    weights.append(contentsOf: repeatElement([], count: count - weights.count))
  }

  /// Makes an entry, later than all before it, findable by these terms.
  mutating func insert(_ entry: Int32, _ terms: [Scored]) {
    for term in terms {
      entries[Int(term.index)].append(entry)
      weights[Int(term.index)].append(term.score)
    }
  }

  /// Adds to each entry that shares a term what the term contributes to the two vectors' product.
  ///
  /// Of a frequent term only the entries nearest in time to the one that asks are read.
  func add(matchesOf terms: [Scored], near entry: Int32, to sum: inout Accumulator) {
    for term in terms {
      let list = Int(term.index)
      for i in nearest(to: entry, in: entries[list]) {
        sum.add(term.score * weights[list][i], at: entries[list][i])
      }
    }
  }

  private func nearest(to entry: Int32, in list: [Int32]) -> Range<Int> {
    guard list.count > limit else { return 0..<list.count }
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < entry { low = middle + 1 } else { high = middle }
    }
    let start = min(max(0, low - limit / 2), list.count - limit)
    return start..<(start + limit)
  }
}
