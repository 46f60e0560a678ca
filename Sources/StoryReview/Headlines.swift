import FeedModel
import FeedText

/// The words of headlines, weighted by their rarity among all that are looked at.
struct Headlines {
  private var words: [Entry.ID: [Int32]] = [:]
  private var rarity: [Double] = []

  /// Reads headlines in plain text.
  ///
  /// Complexity: O(their words).
  init(_ texts: [Entry.ID: String]) {
    var numbers: [String: Int32] = [:]
    var counts: [Double] = []
    for (entry, text) in texts.sorted(by: { $0.key < $1.key }) {
      var own: [Int32] = []
      for term in Words(text).terms {
        let number = numbers[term] ?? Int32(counts.count)
        if numbers.updateValue(number, forKey: term) == nil { counts.append(0) }
        own.append(number)
      }
      let found = Set(own).sorted()
      for number in found { counts[Int(number)] += 1 }
      words[entry] = found
    }
    let all = Double(texts.count)
    rarity = counts.map { logarithm((all + 1) / ($0 + 0.5)) }
  }

  /// Whether two headlines have the same words, and any at all.
  func areAlike(_ a: Entry.ID, _ b: Entry.ID) -> Bool {
    guard let one = words[a], !one.isEmpty else { return false }
    return one == words[b]
  }

  /// The sum of some headlines, each of the same length.
  func sum(of entries: some Sequence<Entry.ID>) -> HeadlineSum {
    var sum = HeadlineSum()
    for entry in entries { sum.add(parts(of: entry)) }
    return sum
  }

  private func parts(of entry: Entry.ID) -> [(Int32, Double)] {
    let words = words[entry] ?? []
    let length = words.reduce(0) { $0 + rarity[Int($1)] * rarity[Int($1)] }.squareRoot()
    guard length > 0 else { return [] }
    return words.map { ($0, (HeadlineSum.unit * rarity[Int($0)] / length).rounded()) }
  }
}

/// Some headlines taken together, to be held against others.
///
/// Weights are whole numbers, so that sums are exact in whatever order they are made.
struct HeadlineSum {
  /// What a weight of 1 is counted as.
  static let unit = 65_536.0

  private var weights: [Int32: Double] = [:]
  /// How many headlines there are.
  private(set) var count = 0.0
  /// How many of them have words.
  private var telling = 0.0

  mutating func add(_ parts: [(Int32, Double)]) {
    count += 1
    if !parts.isEmpty { telling += 1 }
    for (word, weight) in parts { weights[word, default: 0] += weight }
  }

  mutating func add(_ other: HeadlineSum) {
    count += other.count
    telling += other.telling
    weights.merge(other.weights) { $0 + $1 }
  }

  /// The sum of the likeness of all pairs across.
  func product(_ other: HeadlineSum) -> Double {
    let (small, large) = weights.count < other.weights.count ? (self, other) : (other, self)
    let product = small.weights.reduce(0) { $0 + $1.value * (large.weights[$1.key] ?? 0) }
    return product / (Self.unit * Self.unit)
  }

  /// The mean likeness of pairs across, 0 to 1.
  func likeness(to other: HeadlineSum) -> Double {
    count > 0 && other.count > 0 ? product(other) / (count * other.count) : 0
  }

  /// The mean likeness of its pairs, 0 to 1; 0 for a single one.
  var cohesion: Double {
    count > 1 ? max(0, product(self) - telling) / (count * (count - 1)) : 0
  }

  /// The mean likeness of a headline of these to the others.
  func likeness(of part: HeadlineSum) -> Double {
    let others = count - part.count
    return others > 0 ? max(0, product(part) - part.product(part)) / (others * part.count) : 0
  }
}
