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
  /// The same where the language is known, -1 where it is not.
  private(set) var knownLanguages: [Int32] = []
  /// What an entry repeats; such entries have no vectors and are in no group.
  private(set) var copies: [Int32: CopyFinder.Finding] = [:]
  private var copiesByOriginal: [Int32: [Int32]] = [:]
  /// The earliest original's number for a copy, else the entry's own.
  private(set) var originals: [Int32] = []
  /// How many distinct words it shares with others.
  var lengths: [Float] = []
  /// The languages that were found in the texts, as numbers of ``frequencies``; -1 for none.
  private(set) var foundLanguages: [Int32] = []
  /// What copies are told by.
  var signatures = CopySignatures()
  /// What the headlines of those that were read here name and count, a line each; those that are
  /// recalled have none.
  private(set) var headlines = RaggedArray<UInt8>()

  // What is known of words.
  var reader: FingerprintReader
  var copyFinder: CopyFinder
  var frequencies = DocumentFrequencies()
  var vocabulary = FeedVocabulary()
  private(set) var outlets = OutletTable()
  private var feedLanguages = FeedLanguages()
  /// What was read since the last grouping.
  private var readings: [Reading] = []

  // What is known of similarity.
  /// Words as they stand, only the heaviest kept.
  var vectors = SparseVectors()
  /// The distinct words that have no weight in ``vectors``, since no other entry has them, the feed
  /// repeats them or others are heavier.
  var otherTerms = RaggedArray<Int32>()
  /// How much of its length each entry's shared words make up; only of those that were read here.
  var sharedParts: [Float] = []
  /// Words as compared: borrowed ones added, only the heaviest kept.
  var compared = ComparedVectors()
  var index: InvertedIndex
  var comparedIndex: InvertedIndex
  var graph = SimilarityGraph()
  /// What joins entries of different languages; nil where nothing does.
  var crossLanguage: CrossLanguage?
  /// What a service says that entries are about; nil without one.
  var embeddings: EmbeddingSpace?
  /// The name of that service's vectors; empty without one.
  let embeddingName: String
  /// What the factors of local scaling are made of.
  var nearest: NearestSimilarities
  /// The factor of local scaling of each entry; below 0 where it must be calculated anew.
  var scales: [Float] = []
  var termSum = Accumulator()
  var entrySum = Accumulator()

  /// How many entries there will be, as far as is known; what is recalled gets its room at once.
  private(set) var foreseen = 0
  /// Whether entries come in; where none do, much of what is remembered is of no use.
  private(set) var isReading = true
  /// How many entries are of earlier runs.
  var recalled: Int32 = 0
  /// Those of earlier runs that no story holds any more.
  var gone: Set<Int32> = []
  /// Whether the words of those are in ``index``: only headlines ask for them.
  var isRecalledIndexed = false

  /// The places of entries in the region that is being grouped; -1 for all others.
  var places: [Int32] = []

  var partition = Partition()
  /// The editor's word, by identities, with the copies that it allows; then in numbers.
  var rulings = Rulings()
  var constraints = Constraints()

  /// An engine without entries; with the name of a service's vectors these take the place of the word
  /// vectors.
  init(
    parameters: StoryClusterer.Parameters, words: WordVectors? = nil, embeddings: String? = nil
  ) {
    self.parameters = parameters
    embeddingName = embeddings ?? ""
    reader = FingerprintReader(parameters: parameters)
    copyFinder = CopyFinder(parameters: parameters)
    nearest = NearestSimilarities(limit: parameters.scaleNeighbours)
    index = InvertedIndex(limit: parameters.postingsRead)
    comparedIndex = InvertedIndex(limit: parameters.postingsRead)
    if embeddings != nil {
      self.embeddings = EmbeddingSpace()
    } else if let words, parameters.acrossLanguages > 0 {
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
    var story: Int32?
    var copyOf: Entry.ID?
    var isNeverCopy: Bool
  }

  /// Makes known how many entries there will be, and whether some of them come in.
  mutating func foresee(_ count: Int, isReading: Bool) {
    foreseen = count
    self.isReading = isReading
    crossLanguage?.hasVectors = isReading
  }

  /// Makes room for so many entries that will be read, and for no more.
  mutating func expect(_ count: Int) {
    let more = max(0, count - ids.count)
    ids.makeRoom(for: more)
    numbers.reserveCapacity(count)
    seconds.makeRoom(for: more)
    textLengths.makeRoom(for: more)
    languages.makeRoom(for: more)
    knownLanguages.makeRoom(for: more)
    originals.makeRoom(for: more)
    readings.makeRoom(for: more)
  }

  /// Adds entries and gives those without a story one; other stories may change with them.
  mutating func add(_ arrivals: [Arrival], embeddings: [Entry.ID: EmbeddingVector] = [:]) {
    read(Self.inOrder(arrivals))
    let start = weigh()
    take(embeddings)
    group(from: start)
  }

  /// Numbers entries and reads their words; to be given in order of date, then id.
  mutating func read(_ arrivals: [Arrival]) {
    for arrival in arrivals {
      let entry = arrival.entry
      number(entry.id, seconds: entry.effectiveDate.timeIntervalSince1970)
      var print = reader.fingerprint(of: entry)
      print.feed = vocabulary.feed(entry.feed.rawValue)
      outlets.append(OutletTable.hash(of: entry))
      headlines.append(print.headline)
      print.headline = []
      textLengths.append(print.textLength)
      signatures.append(print, page: CopyFinder.page(of: entry))
      noteLanguage(print.evidence.language, in: print.feed)
      readings.append(
        Reading(
          print: print.withoutSignature, declaredLanguage: entry.declaredLanguage,
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
    let prints = readings.map(\.print)
    addVectors(of: prints, from: start)
    addCrossLanguage(of: prints, from: start)
    readings = []
    return start
  }

  /// Compares the entries from a number on and gives those without a story one; some that have one
  /// may be grouped as if they had just come.
  mutating func group(from start: Int32, loosening loose: [Int32] = []) {
    settleEmbeddings()
    borrow(from: start)
    link(from: start)
    linkAcrossLanguages(from: start)
    graph.gather(loose)
    graph.settle()
    let new = (start..<Int32(ids.count)).filter { isOriginal($0) && partition.story(of: $0) == nil }
    group(new, loosening: loose)
  }

  /// The copies of an original.
  func copies(of original: Int32) -> [Int32] { copiesByOriginal[original] ?? [] }

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
  /// Names the language of the next entry.
  private mutating func setLanguage(_ language: Int32) {
    languages.append(language)
    knownLanguages.append(frequencies.isKnown(language) ? language : -1)
  }

  private mutating func noteLanguage(_ found: String?, in feed: Int32) {
    feedLanguages.add(found, in: feed)
    foundLanguages.append(found.map { frequencies.language($0) } ?? -1)
  }

  /// Names the language of entries by what they say, what is declared and what their feed is in.
  private mutating func tellLanguages() {
    for reading in readings.indices {
      let print = readings[reading].print
      let name = feedLanguages.name(
        of: print.evidence, declared: readings[reading].declaredLanguage, feed: print.feed)
      readings[reading].print.language = frequencies.language(name)
      setLanguage(readings[reading].print.language)
      crossLanguage?.note(readings[reading].print.language, named: name)
    }
  }

  /// An entry with a story stays the copy or the original that it is.
  private mutating func findOriginal(_ number: Int32, _ reading: Reading) {
    var found: CopyFinder.Finding?
    if let known = reading.copyOf.flatMap({ numbers[$0] }) {
      found = .init(original: originals[Int(known)], rule: .copy, resemblance: 1)
    } else if reading.story == nil, !reading.isNeverCopy {
      found = copyFinder.original(of: number, signatures, seconds: seconds)
    }
    guard let found, found.original != number, !gone.contains(found.original),
      mayRepeat(number, found.original)
    else {
      return copyFinder.remember(number, signatures)
    }
    setCopy(number, found)
  }

  private mutating func number(_ id: Entry.ID, seconds: Double) {
    numbers[id] = Int32(ids.count)
    originals.append(Int32(ids.count))
    ids.append(id)
    self.seconds.append(seconds)
  }
}

/// What of an earlier run is recalled.
extension ClusterEngine {
  /// Enters an entry whose words are known.
  mutating func enter(
    _ id: Entry.ID, seconds: Double, textLength: Int, language: Int32, found: String?, feed: Int32,
    outlet: UInt64
  ) {
    number(id, seconds: seconds)
    outlets.append(outlet)
    textLengths.append(textLength)
    setLanguage(language)
    noteLanguage(found, in: feed)
  }

  /// Counts the words of an entry and lets later ones repeat it.
  mutating func remember(_ entry: Int32, in feed: Int32) {
    for terms in [vectors.terms[Int(entry)], otherTerms[Int(entry)]] {
      frequencies.count(terms, in: languages[Int(entry)])
    }
    frequencies.addDocument(in: languages[Int(entry)])
    vocabulary.add(entry, to: feed)
    if isReading { copyFinder.remember(entry, signatures) }
  }

  mutating func setCopy(_ entry: Int32, _ found: CopyFinder.Finding) {
    copies[entry] = found
    originals[Int(entry)] = found.original
    copiesByOriginal[found.original, default: []].append(entry)
  }

  /// Leaves an entry out of everything but the numbering.
  mutating func forget(_ entry: Int32) { numbers[ids[Int(entry)]] = nil }
}
