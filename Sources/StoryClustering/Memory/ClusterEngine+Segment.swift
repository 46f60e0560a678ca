import FeedModel

extension ClusterEngine {
  /// Gives free what finds and groups entries, which a next run makes anew from what is remembered.
  mutating func forgetIndexes() {
    copyFinder = CopyFinder(parameters: parameters)
    nearest = NearestSimilarities(limit: 0)
    (termSum, entrySum) = (Accumulator(), Accumulator())
    index = InvertedIndex(limit: 0)
    comparedIndex = InvertedIndex(limit: 0)
    partition = Partition()
    scales = []
  }

  /// What is known of the entries from a number up to another, to be recalled by a later run; `first`
  /// is the running number of the engine's first entry.
  ///
  /// An entry without words keeps an empty place.
  ///
  /// Complexity: O(their words and edges).
  func content(
    of entries: Range<Int32>, countedFrom first: Int, without absent: Set<Entry.ID> = []
  ) -> SegmentContent {
    var content = SegmentContent()
    content.first = first + Int(entries.lowerBound)
    var lists = SegmentNumbers(terms: reader.table.count)
    for entry in entries {
      let isHere = numbers[ids[Int(entry)]] == entry && !absent.contains(ids[Int(entry)])
      content.ids.append(isHere ? ids[Int(entry)].rawValue.utf8 : "".utf8)
      add(entry, to: &content, &lists)
    }
    for term in lists.terms.used { content.words.append(reader.table.bytes(of: term)) }
    content.languageNames = lists.languages.used.map { frequencies.name(of: $0) }
    content.nameKeys = lists.names.used.map { reader.names?.keys[Int($0)] ?? "" }
    content.nameWords = lists.names.used.map { reader.names?[$0] ?? "" }
    content.feedAddresses = lists.feeds.used.map { vocabulary.addresses[Int($0)] }
    return content
  }

  private func add(
    _ entry: Int32, to content: inout SegmentContent, _ lists: inout SegmentNumbers
  ) {
    let place = Int(entry)
    content.seconds.append(seconds[place].bitPattern)
    content.feeds.append(lists.feeds.number(of: signatures.feeds[place]))
    content.outlets.append(outlets.hash(of: entry))
    content.languages.append(lists.languages.number(of: languages[place]))
    let found = foundLanguages[place]
    content.foundLanguages.append(found < 0 ? 0 : lists.languages.number(of: found) + 1)
    content.textLengths.append(UInt32(clamping: textLengths[place]))
    content.lengths.append(UInt32(lengths[place]))
    let copy = copies[entry]
    content.originals.append(UInt32(bitPattern: entry - originals[place]))
    content.isSamePage.append(copy?.rule == .sameEntry ? 1 : 0)
    content.resemblances.append(Weight(Float(copy?.resemblance ?? 0)).bits)
    addVectors(of: entry, to: &content, &lists)
    addAcrossLanguages(entry, to: &content, &lists)
    content.pages.append(signatures.pages[place])
    content.titleHashes.append(signatures.titleHashes[place])
    content.textHashes.append(signatures.textHashes[place])
    content.titleTerms.append(signatures.titleTerms[place].map { lists.terms.number(of: $0) })
    content.sketches.append(signatures.sketches[place])
    addEdges(of: entry, to: &content)
  }

  private func addVectors(
    of entry: Int32, to content: inout SegmentContent, _ lists: inout SegmentNumbers
  ) {
    let place = Int(entry)
    content.vectors.append(vectors.terms[place].map { lists.terms.number(of: $0) })
    content.vectorWeights += vectors.weights[vectors.range(entry)].map(\.bits)
    content.otherTerms.append(otherTerms[place].map { lists.terms.number(of: $0) })
    content.factors.append(compared.factors[place].bitPattern)
    content.borrowed.append(compared.borrowed.terms[place].map { lists.terms.number(of: $0) })
    content.borrowedWeights += compared.borrowed.weights[compared.borrowed.range(entry)].map(\.bits)
  }

  private func addEdges(of entry: Int32, to content: inout SegmentContent) {
    let older = graph.neighbours(of: entry).filter { $0.index < entry }
    content.neighbours.append(older.lazy.map { UInt32(entry - $0.index) })
    content.similarities += older.map { Weight($0.score).bits }
  }
}

/// The words, languages and feeds that a segment names, numbered as they come.
struct SegmentNumbers {
  /// Numbers given in the order of asking.
  struct List {
    private(set) var used: [Int32] = []
    private var given: [UInt32]

    init(count: Int) { given = Array(repeating: .max, count: count) }

    mutating func number(of key: Int32) -> UInt32 {
      let key = Int(key)
      while given.count <= key { given.append(.max) }
      if given[key] == .max {
        given[key] = UInt32(used.count)
        used.append(Int32(key))
      }
      return given[key]
    }
  }

  var terms: List
  var languages = List(count: 0)
  var feeds = List(count: 0)
  var names = List(count: 0)

  init(terms count: Int) { terms = List(count: count) }
}
