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
  /// The effective date, in seconds since 1970.
  private(set) var seconds: [Double] = []
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
  /// What was read since the last grouping.
  private var readings: [Reading] = []

  // What is known of similarity.
  /// Words as they stand.
  var vectors = SparseVectors()
  /// Words as compared: borrowed ones added, only the heaviest kept.
  var compared = SparseVectors()
  var index: InvertedIndex
  var comparedIndex: InvertedIndex
  var graph = SimilarityGraph()
  /// What joins entries of different languages; nil where nothing does.
  var crossLanguage: CrossLanguage?
  /// The factor of local scaling of each entry; below 0 where it must be calculated anew.
  var scales: [Float] = []
  var termSum = Accumulator()
  var entrySum = Accumulator()

  var partition = Partition()
  var constraints = Constraints()

  init(parameters: StoryClusterer.Parameters, words: WordVectors? = nil) {
    self.parameters = parameters
    reader = FingerprintReader(parameters: parameters)
    copyFinder = CopyFinder(parameters: parameters)
    index = InvertedIndex(limit: parameters.postingsRead)
    comparedIndex = InvertedIndex(limit: parameters.postingsRead)
    if let words, parameters.acrossLanguages > 0 {
      crossLanguage = CrossLanguage(words: words)
      reader.names = NameTable()
    }
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

  /// What is kept of an entry between its reading and its weighing.
  private struct Reading {
    var print: Fingerprint
    var declaredLanguage: String?
    var page: UInt64?
    var story: Int32?
    var copyOf: Entry.ID?
    var isNeverCopy: Bool
  }

  /// Makes room for so many entries that will be read, and for no more.
  mutating func expect(_ count: Int) {
    ids.reserveCapacity(count)
    numbers.reserveCapacity(count)
    seconds.reserveCapacity(count)
    textLengths.reserveCapacity(count)
    languages.reserveCapacity(count)
    originals.reserveCapacity(count)
    readings.reserveCapacity(count)
  }

  /// Adds entries and gives those without a story one; other stories may change with them.
  mutating func add(_ arrivals: [Arrival]) {
    read(Self.inOrder(arrivals))
    group(from: weigh())
  }

  /// Numbers entries and reads their words; to be given in order of date, then id.
  mutating func read(_ arrivals: [Arrival]) {
    for arrival in arrivals {
      let entry = arrival.entry
      numbers[entry.id] = Int32(ids.count)
      originals.append(Int32(ids.count))
      ids.append(entry.id)
      seconds.append(entry.effectiveDate.timeIntervalSince1970)
      var print = reader.fingerprint(of: entry)
      print.feed = vocabulary.feed(entry.feed.rawValue)
      textLengths.append(print.textLength)
      feedLanguages.add(print.evidence.language, in: print.feed)
      readings.append(
        Reading(
          print: print, declaredLanguage: entry.declaredLanguage, page: CopyFinder.page(of: entry),
          story: arrival.story, copyOf: arrival.copyOf, isNeverCopy: arrival.isNeverCopy))
    }
  }

  /// Tells the copies among what was read and weighs its words; gives the number of the first.
  mutating func weigh() -> Int32 {
    let start = Int32(ids.count - readings.count)
    tellLanguages()
    for isNew in [false, true] {
      for i in readings.indices where (readings[i].story == nil) == isNew {
        findOriginal(start + Int32(i), readings[i])
      }
    }
    addVectors(of: readings.lazy.map(\.print), from: start)
    addCrossLanguage(of: readings.lazy.map(\.print), from: start)
    readings = []
    return start
  }

  /// Compares the entries from a number on and gives those without a story one.
  mutating func group(from start: Int32) {
    borrow(from: start)
    link(from: start)
    linkAcrossLanguages(from: start)
    group((start..<Int32(ids.count)).filter { isOriginal($0) && partition.story(of: $0) == nil })
  }

  /// Whether an entry stands for itself.
  func isOriginal(_ entry: Int32) -> Bool { originals[Int(entry)] == entry }

  /// How much of their similarity two reports keep for the time between them.
  func decay(_ a: Int32, _ b: Int32) -> Float {
    Float(exponential(-abs(hours(of: a) - hours(of: b)) / parameters.decayHours))
  }

  /// When an entry appeared, in hours.
  func hours(of entry: Int32) -> Double { seconds[Int(entry)] / 3600 }

  /// Arrivals by date, then id.
  static func inOrder(_ arrivals: [Arrival]) -> [Arrival] {
    let order = arrivals.indices.map { i in
      (date: arrivals[i].entry.effectiveDate, id: arrivals[i].entry.id, place: i)
    }
    return order.sorted { ($0.date, $0.id) < ($1.date, $1.id) }.map { arrivals[$0.place] }
  }
}

extension ClusterEngine {
  /// Names the language of entries by what they say, what is declared and what their feed is in.
  private mutating func tellLanguages() {
    for reading in readings.indices {
      let print = readings[reading].print
      let name = feedLanguages.name(
        of: print.evidence, declared: readings[reading].declaredLanguage, feed: print.feed)
      readings[reading].print.language = frequencies.language(name)
      languages.append(readings[reading].print.language)
      crossLanguage?.note(readings[reading].print.language, named: name)
    }
  }

  /// An entry with a story stays the copy or the original that it is.
  private mutating func findOriginal(_ number: Int32, _ reading: Reading) {
    let (print, page, time) = (reading.print, reading.page, hours(of: number))
    var found: CopyFinder.Finding?
    if let known = reading.copyOf.flatMap({ numbers[$0] }) {
      found = .init(original: originals[Int(known)], rule: .copy, resemblance: 1)
    } else if reading.story == nil, !reading.isNeverCopy {
      found = copyFinder.original(of: print, page: page, hours: time)
    }
    guard let found, found.original != number else {
      return copyFinder.remember(number, print, page: page, hours: time)
    }
    copies[number] = found
    originals[Int(number)] = found.original
  }
}
