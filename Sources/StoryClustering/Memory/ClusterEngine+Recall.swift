import FeedModel

extension ClusterEngine {
  /// What is gathered of earlier runs until all segments are there.
  struct Recollection: Sendable {
    /// The running number of the first entry; nil before the first segment.
    var first: Int?
    /// Entries that were told as copies of something which the editor keeps apart from them.
    var parted: Set<Entry.ID> = []
  }

  /// Takes in a segment of an earlier run; to be called before anything else is read, in the order of
  /// their entries.
  ///
  /// Complexity: O(what is in it).
  mutating func recall(
    _ content: SegmentContent, into recollection: inout Recollection
  ) throws(ClusterSegmentError) {
    let start = Int32(ids.count)
    let first = recollection.first ?? content.first
    guard content.first == first + Int(start) else { throw .gap }
    recollection.first = first
    let lists = SegmentLists(content, &self)
    makeRoom(for: content)
    frequencies.grow(to: reader.table.count)
    for place in 0..<content.count { try recall(place, of: content, lists, &recollection) }
    recall(edgesOf: content, from: start)
  }

  /// Makes everything that was recalled findable; to be called once, after the last segment.
  mutating func finish() {
    makeRoom()
    let terms = reader.table.count
    recalled = Int32(ids.count)
    crossLanguage?.settle()
    guard isReading else { return }
    let (vectors, compared, count) = (vectors, compared, parameters.indexedTerms)
    comparedIndex.insert(earlier: 0..<recalled, terms: terms) {
      compared.visit($0, own: vectors, heaviest: count, $1)
    }
  }

  private mutating func makeRoom(for content: SegmentContent) {
    let count = content.count
    // A tenth more, since entries differ.
    let factor = 1.1 * Double(foreseen - ids.count) / Double(max(1, count))
    expect(max(foreseen, ids.count + count))
    lengths.makeRoom(for: count, times: factor)
    sharedParts.makeRoom(for: count, times: factor)
    vectors.reserve(vectors: count, terms: content.vectorWeights.count, times: factor)
    otherTerms.reserve(
      lists: count, elements: content.otherTerms.elements.count, times: factor)
    compared.reserve(entries: count, terms: content.borrowedWeights.count, times: factor)
    signatures.reserve(
      entries: count, terms: content.titleTerms.elements.count,
      hashes: content.sketches.elements.count, times: factor)
    crossLanguage?.reserve(for: content, times: factor)
  }

  private mutating func recall(
    _ place: Int, of content: SegmentContent, _ lists: SegmentLists,
    _ recollection: inout Recollection
  ) throws(ClusterSegmentError) {
    let number = Int32(ids.count)
    let id = Entry.ID(rawValue: String(decoding: content.ids[place], as: UTF8.self))
    let back = Int32(bitPattern: content.originals[place])
    enter(
      id, seconds: Double(bitPattern: content.seconds[place]),
      textLength: Int(content.textLengths[place]),
      language: lists.languages[Int(content.languages[place])],
      found: content.foundLanguages[place] == 0
        ? nil : lists.languageNames[Int(content.foundLanguages[place]) - 1],
      feed: lists.feeds[Int(content.feeds[place])], outlet: content.outlets[place])
    lengths.append(Float(content.lengths[place]))
    sharedParts.append(0)
    signatures.append(
      feed: lists.feeds[Int(content.feeds[place])], page: content.pages[place],
      titleHash: content.titleHashes[place], textHash: content.textHashes[place],
      titleTerms: content.titleTerms[place].lazy.map { lists.terms[Int($0)] },
      sketch: content.sketches[place])
    recall(vectorsOf: place, in: content, lists)
    try recallAcrossLanguages(number, place, of: content, lists)
    if id.rawValue.isEmpty { return forget(number) }
    guard back == 0 else { return recallCopy(number, place, content, &recollection) }
    remember(number, in: lists.feeds[Int(content.feeds[place])])
  }

  private mutating func recall(
    vectorsOf place: Int, in content: SegmentContent, _ lists: SegmentLists
  ) {
    vectors.append(
      terms: content.vectors[place].lazy.map { lists.terms[Int($0)] },
      weights: content.vectorWeights[content.vectors.range(place)].lazy.map { Weight(bits: $0) })
    otherTerms.append(content.otherTerms[place].lazy.map { lists.terms[Int($0)] })
    compared.append(
      factor: Float(bitPattern: content.factors[place]),
      terms: content.borrowed[place].lazy.map { lists.terms[Int($0)] },
      weights: content.borrowedWeights[content.borrowed.range(place)].lazy.map { Weight(bits: $0) })
  }

  /// A copy whose original is no longer remembered is not remembered either: it stays where it is.
  ///
  /// Neither is one that the editor keeps apart from its original: it is read again.
  private mutating func recallCopy(
    _ number: Int32, _ place: Int, _ content: SegmentContent, _ recollection: inout Recollection
  ) {
    let back = Int(Int32(bitPattern: content.originals[place]))
    let (original, inSegment) = (Int(number) - back, place - back)
    guard original >= 0, inSegment < content.count,
      inSegment < 0 ? isOriginal(Int32(original)) : content.originals[inSegment] == 0
    else { return forget(number) }
    if inSegment <= place, !mayRepeat(number, Int32(original)) {
      recollection.parted.insert(ids[Int(number)])
      return forget(number)
    }
    setCopy(
      number,
      .init(
        original: Int32(original), rule: content.isSamePage[place] != 0 ? .sameEntry : .copy,
        resemblance: Double(Weight(bits: content.resemblances[place]).share)))
  }

  private mutating func recall(edgesOf content: SegmentContent, from start: Int32) {
    let edges = SimilarityGraph.Remembered(
      first: start, distances: content.neighbours, similarities: content.similarities)
    nearest.grow(to: ids.count)
    nearest.note(edges, languages: foreignLanguages)
    graph.remember(edges)
  }

  /// The language of each entry by which ``areForeign(_:_:)`` tells it from others, -1 for none; empty
  /// where no two entries are foreign.
  private var foreignLanguages: [Int32] {
    if let embeddings {
      return knownLanguages.enumerated().map { embeddings.isPresent(Int32($0)) ? $1 : -1 }
    }
    return crossLanguage?.isNeeded == true ? knownLanguages : []
  }
}

/// The numbers that the words, languages and feeds of a segment have in an engine.
struct SegmentLists {
  var terms: [Int32] = []
  var languageNames: [String]
  var languages: [Int32]
  var feeds: [Int32]
  var names: [Int32] = []

  /// Gives everything that the engine does not know yet a number.
  init(_ content: SegmentContent, _ engine: inout ClusterEngine) {
    terms.reserveCapacity(content.words.count)
    for word in 0..<content.words.count {
      terms.append(
        engine.reader.table.number(of: content.words.elements, content.words.range(word)))
    }
    languageNames = content.languageNames
    languages = content.languageNames.map { engine.frequencies.language($0) }
    feeds = content.feedAddresses.map { engine.vocabulary.feed($0) }
    for (key, word) in zip(content.nameKeys, content.nameWords) {
      names.append(engine.reader.names?.number(of: key, as: word) ?? 0)
    }
  }
}
