import FeedModel
import FeedText
import FoundationEssentials

/// The clustering itself: entries come in batches, stories are numbers.
///
/// Entries are numbered in the order in which they came, those of one batch by date and then id, so
/// that the order inside a batch does not matter. Stories are numbered by age.
struct ClusterEngine: Sendable {
  let parameters: StoryClusterer.Parameters

  // What is known of each entry.
  private(set) var ids: [Entry.ID] = []
  private(set) var numbers: [Entry.ID: Int32] = [:]
  private(set) var hours: [Double] = []
  private(set) var textLengths: [Int] = []
  /// The language as a number of ``frequencies``.
  private(set) var languages: [Int32] = []
  /// What an entry repeats; such entries have no vectors and are in no group.
  private(set) var copies: [Int32: CopyFinder.Finding] = [:]
  /// The earliest original's number for a copy, else the entry's own.
  private(set) var originals: [Int32] = []
  /// How many distinct words it shares with others.
  var lengths: [Float] = []

  // What is known of words.
  var reader: FingerprintReader
  private var copyFinder: CopyFinder
  var frequencies = DocumentFrequencies()
  var vocabulary = FeedVocabulary()
  private var feedLanguages = FeedLanguages()

  // What is known of similarity.
  /// Words as they stand.
  var vectors = SparseVectors()
  /// Words as compared: borrowed ones added, only the heaviest kept.
  var compared = SparseVectors()
  var index: InvertedIndex
  var comparedIndex: InvertedIndex
  var graph = SimilarityGraph()
  /// The factor of local scaling of each entry; below 0 where it must be calculated anew.
  var scales: [Float] = []
  var termSum = Accumulator()
  var entrySum = Accumulator()

  var partition = Partition()
  var constraints = Constraints()

  init(parameters: StoryClusterer.Parameters) {
    self.parameters = parameters
    reader = FingerprintReader(parameters: parameters)
    copyFinder = CopyFinder(parameters: parameters)
    index = InvertedIndex(limit: parameters.postingsRead)
    comparedIndex = InvertedIndex(limit: parameters.postingsRead)
  }

  /// An entry that comes in, with what is known of its place.
  struct Arrival {
    var entry: Entry
    /// The story it is in already.
    var story: Int32?
    /// What it was found to repeat when it first came.
    var copyOf: Entry.ID?
    /// Whether it stands for itself whatever it repeats, since the editor named it.
    var isNeverCopy = false
  }

  /// Adds entries and gives those without a story one; other stories may change with them.
  mutating func add(_ arrivals: [Arrival]) { group(from: read(arrivals)) }

  /// Reads the words of entries and tells the copies; gives the number of the first.
  mutating func read(_ arrivals: [Arrival]) -> Int32 {
    let start = Int32(ids.count)
    addVectors(of: register(Self.inOrder(arrivals)), from: start)
    return start
  }

  /// Compares the entries from a number on and gives those without a story one.
  mutating func group(from start: Int32) {
    borrow(from: start)
    link(from: start)
    group((start..<Int32(ids.count)).filter { isOriginal($0) && partition.story(of: $0) == nil })
  }

  /// Whether an entry stands for itself.
  func isOriginal(_ entry: Int32) -> Bool { originals[Int(entry)] == entry }

  /// How much of their similarity two reports keep for the time between them.
  func decay(_ a: Int32, _ b: Int32) -> Float {
    Float(exponential(-abs(hours[Int(a)] - hours[Int(b)]) / parameters.decayHours))
  }

  private static func inOrder(_ arrivals: [Arrival]) -> [Arrival] {
    arrivals.map { (date: $0.entry.effectiveDate, arrival: $0) }
      .sorted { ($0.date, $0.arrival.entry.id) < ($1.date, $1.arrival.entry.id) }
      .map(\.arrival)
  }
}

extension ClusterEngine {
  /// Numbers the entries, reads their words and tells the copies among them.
  private mutating func register(_ arrivals: [Arrival]) -> [Fingerprint] {
    let start = Int32(ids.count)
    var prints: [Fingerprint] = []
    for arrival in arrivals {
      numbers[arrival.entry.id] = Int32(ids.count)
      originals.append(Int32(ids.count))
      ids.append(arrival.entry.id)
      hours.append(arrival.entry.effectiveDate.timeIntervalSince1970 / 3600)
      var print = reader.fingerprint(of: arrival.entry)
      print.feed = vocabulary.feed(arrival.entry.feed.rawValue)
      textLengths.append(print.textLength)
      prints.append(print)
    }
    tellLanguages(of: arrivals, &prints)
    let settled = arrivals.indices.filter { arrivals[$0].story != nil }
    let new = arrivals.indices.filter { arrivals[$0].story == nil }
    for i in settled + new { findOriginal(start + Int32(i), arrivals[i], prints[i]) }
    return prints
  }

  /// Names the language of entries by what they say, what is declared and what their feed is in.
  private mutating func tellLanguages(of arrivals: [Arrival], _ prints: inout [Fingerprint]) {
    for print in prints { feedLanguages.add(print.evidence.language, in: print.feed) }
    for (place, arrival) in arrivals.enumerated() {
      let (evidence, feed) = (prints[place].evidence, prints[place].feed)
      let name = arrival.entry.languageName(evidence, in: feedLanguages, feed: feed)
      prints[place].language = frequencies.language(name)
      languages.append(prints[place].language)
    }
  }

  /// An entry with a story stays the copy or the original that it is.
  private mutating func findOriginal(_ number: Int32, _ arrival: Arrival, _ print: Fingerprint) {
    let time = hours[Int(number)]
    var found: CopyFinder.Finding?
    if let known = arrival.copyOf.flatMap({ numbers[$0] }) {
      found = .init(original: originals[Int(known)], rule: .copy, resemblance: 1)
    } else if arrival.story == nil, !arrival.isNeverCopy {
      found = copyFinder.original(of: arrival.entry, print, hours: time)
    }
    guard let found, found.original != number else {
      return copyFinder.remember(number, arrival.entry, print, hours: time)
    }
    copies[number] = found
    originals[Int(number)] = found.original
  }
}
