extension ClusterEngine {
  /// Takes in what an entry of an earlier run is compared by with those of other languages.
  mutating func recallAcrossLanguages(
    _ entry: Int32, _ place: Int, of content: SegmentContent, _ lists: SegmentLists
  ) throws(ClusterSegmentError) {
    guard embeddings == nil else { return try recallEmbedding(entry, place, of: content) }
    let language = languages[Int(entry)]
    crossLanguage?.note(language, named: frequencies.name(of: language))
    guard let count = crossLanguage?.count,
      count > 0 || content.comparedSteps[place] != 0 || !content.ownNames[place].isEmpty
    else { return }
    crossLanguage?.passOver(to: entry)
    crossLanguage?.recall(
      place, of: content, names: lists.names, in: language,
      isHeadline: content.titleHashes[place] != 0)
  }

  /// Adds what an entry is compared by with those of other languages to what is remembered.
  func addAcrossLanguages(
    _ entry: Int32, to content: inout SegmentContent, _ lists: inout SegmentNumbers
  ) {
    guard embeddings == nil else { return addEmbedding(entry, to: &content) }
    crossLanguage?.add(entry, to: &content, &lists)
    guard content.signs.count < content.seconds.count else { return }
    content.ownNames.append([])
    content.comparedNames.append([])
    content.meanings.append([])
    content.meaningSteps.append(0)
    content.comparedMeanings.append([])
    content.comparedSteps.append(0)
    content.signs.append(0)
  }
}

extension CrossLanguage {
  /// Makes room for what is remembered of some entries, and for `factor` times as much where there is
  /// none.
  mutating func reserve(for content: SegmentContent, times factor: Double) {
    names.reserve(
      entries: content.count, own: content.ownNames.elements.count,
      compared: content.comparedNames.elements.count, times: factor)
    if hasVectors { vectors.reserve(entries: content.count, times: factor) }
  }

  /// Adds the next entry as it was remembered.
  mutating func recall(
    _ place: Int, of content: SegmentContent, names numbers: [Int32], in language: Int32,
    isHeadline: Bool
  ) {
    names.recall(
      own: content.ownNames[place].map { numbers[Int($0)] },
      compared: content.comparedNames[place].map { numbers[Int($0)] },
      shares: content.nameShares[content.comparedNames.range(place)].map(Float.init(bitPattern:)),
      isHeadline: isHeadline)
    guard hasVectors else { return }
    vectors.recall(
      own: (content.meanings[place], Float(bitPattern: content.meaningSteps[place])),
      compared: (content.comparedMeanings[place], Float(bitPattern: content.comparedSteps[place])),
      signs: content.signs[place], in: language)
  }

  /// Adds an entry to what is remembered, where it was compared at all.
  func add(_ entry: Int32, to content: inout SegmentContent, _ lists: inout SegmentNumbers) {
    guard Int(entry) < vectors.signs.count else { return }
    let places = names.places(of: entry)
    content.ownNames.append(names.ownNames(of: entry).map { lists.names.number(of: $0) })
    content.comparedNames.append(names.names[places].map { lists.names.number(of: $0) })
    content.nameShares += names.shares[places].map(\.bitPattern)
    content.meanings.append(vectors.ownBytes(of: entry))
    content.meaningSteps.append(vectors.ownSteps[Int(entry)].bitPattern)
    content.comparedMeanings.append(vectors.comparedBytes(of: entry))
    content.comparedSteps.append(vectors.comparedSteps[Int(entry)].bitPattern)
    content.signs.append(vectors.signs[Int(entry)])
  }
}
