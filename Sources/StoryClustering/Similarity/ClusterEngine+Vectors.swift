extension ClusterEngine {
  /// Counts the words of the entries from a number on and makes their vectors findable.
  ///
  /// Weights are (1 + ln tf) · ln((N + 1) / (df + 0.5)), with N and df within the entry's language,
  /// scaled to length 1; words of no other entry are left out. Salton and Buckley, "Term-weighting
  /// approaches in automatic text retrieval" (1988).
  mutating func addVectors(of prints: some Sequence<Fingerprint>, from start: Int32) {
    makeRoom()
    for (i, print) in prints.enumerated() where isOriginal(start + Int32(i)) {
      frequencies.add(print.terms, in: print.language)
      vocabulary.add(print.terms, in: print.feed)
    }
    for (i, print) in prints.enumerated() {
      let number = start + Int32(i)
      let vector = isOriginal(number) ? weighted(print) : []
      lengths.append(Float(vector.count))
      vectors.append(vector)
      var heaviest = vector
      heaviest.keepBest(parameters.indexedTerms)
      index.insert(number, heaviest)
    }
  }

  /// Adds to short entries what their neighbours say besides, and gives everybody's candidates.
  ///
  /// Headlines of one event often share no word, but each shares words with a third: pseudo-relevance
  /// feedback, Rocchio (1971), with a window of news for the collection.
  mutating func borrow(from start: Int32) {
    for entry in start..<Int32(ids.count) {
      let lenders = isOriginal(entry) ? candidates(of: entry) : []
      compareAcrossLanguages(entry, lenders: lenders)
      let vector = isOriginal(entry) ? comparedVector(of: entry, lenders: lenders) : []
      compared.append(vector)
      var heaviest = vector
      heaviest.keepBest(parameters.indexedTerms)
      comparedIndex.insert(entry, heaviest)
    }
  }

  /// The entries that may be similar after borrowing.
  mutating func neighbourhood(of entry: Int32) -> [Int32] {
    nearest(to: entry, in: comparedIndex, by: compared).map(\.index)
  }

  private mutating func makeRoom() {
    let terms = reader.table.count
    frequencies.grow(to: terms)
    index.grow(to: terms)
    comparedIndex.grow(to: terms)
    termSum.grow(to: terms)
    entrySum.grow(to: ids.count)
    graph.grow(to: ids.count)
    scales.append(contentsOf: repeatElement(-1, count: ids.count - scales.count))
  }

  private func weighted(_ print: Fingerprint) -> [Scored] {
    var parts: [Scored] = []
    var square: Float = 0
    for (term, frequency) in zip(print.terms, print.frequencies) {
      let weight =
        frequency * frequencies.rarity(of: term, in: print.language) * telling(term, print)
      square += weight * weight
      if weight > 0, frequencies.isShared(term) { parts.append(Scored(index: term, score: weight)) }
    }
    let scale = square > 0 ? 1 / square.squareRoot() : 0
    return parts.map { Scored(index: $0.index, score: $0.score * scale) }
  }

  /// A feed repeats itself in its texts; the words of headlines are chosen one by one.
  private func telling(_ term: Int32, _ print: Fingerprint) -> Float {
    print.textLength > 0 ? vocabulary.telling(term, in: print.feed) : 1
  }

  /// The most similar entries before borrowing, with their similarity, best first.
  private mutating func candidates(of entry: Int32) -> [Scored] {
    exact(nearest(to: entry, in: index, by: vectors), to: entry)
  }

  private mutating func nearest(
    to entry: Int32, in index: InvertedIndex, by vectors: SparseVectors
  ) -> [Scored] {
    var query = vectors.parts(entry)
    query.keepBest(parameters.queryTerms)
    entrySum.clear()
    index.add(matchesOf: query, near: entry, to: &entrySum)
    var near: [Scored] = []
    for other in entrySum.touched where other != entry {
      guard abs(hours(of: other) - hours(of: entry)) <= parameters.windowHours else { continue }
      near.append(
        Scored(index: other, score: entrySum.values[Int(other)] * decay(entry, other)))
    }
    near.keepBest(parameters.candidates)
    return near
  }

  private mutating func exact(_ near: [Scored], to entry: Int32) -> [Scored] {
    termSum.clear()
    vectors.add(entry, times: 1, to: &termSum)
    return near.map {
      Scored(index: $0.index, score: vectors.dot($0.index, termSum) * decay(entry, $0.index))
    }.sorted()
  }

  private mutating func comparedVector(of entry: Int32, lenders: [Scored]) -> [Scored] {
    let short = max(0, 1 - lengths[Int(entry)] / parameters.fullLength)
    let hasText = textLengths[Int(entry)] > 0
    termSum.clear()
    vectors.add(entry, times: 1, to: &termSum)
    // A headline alone says too little to be compared; with a text, borrowed words blur it.
    if short > 0, !hasText {
      for lender in lenders.prefix(parameters.lenders) where lender.score >= parameters.leastLender
      {
        let factor = parameters.borrowing * short * lender.score
        vectors.add(lender.index, times: factor, to: &termSum)
      }
    }
    var parts = termSum.touched.map { Scored(index: $0, score: termSum.values[Int($0)]) }
    parts.keepBest(parameters.keptTerms)
    let unshared = unsharedWeight(of: entry, short: hasText ? short : 0)
    let length = parts.reduce(unshared) { $0 + $1.score * $1.score }
    let scale = length > 0 ? 1 / length.squareRoot() : 0
    return parts.map { Scored(index: $0.index, score: $0.score * scale) }
  }

  /// How much the words that no other entry has count against an entry's similarity to any.
  private func unsharedWeight(of entry: Int32, short: Float) -> Float {
    let own = vectors.parts(entry).reduce(Float(0)) { $0 + $1.score * $1.score }
    let documents = frequencies.documents(in: languages[Int(entry)])
    let coldness = parameters.coldWindow / (parameters.coldWindow + Float(documents))
    return max(coldness, short * parameters.shortTextCaution) * max(0, 1 - own)
  }
}
