extension ClusterEngine {
  /// Counts the words of the entries from a number on and makes their vectors findable.
  ///
  /// Weights are (1 + ln tf) · ln((N + 1) / (df + 0.5)), with N and df within the entry's language,
  /// scaled to length 1; words of no other entry are left out. Salton and Buckley, "Term-weighting
  /// approaches in automatic text retrieval" (1988).
  mutating func addVectors(of prints: [Fingerprint], from start: Int32) {
    makeRoom()
    for (i, print) in prints.enumerated() where isOriginal(start + Int32(i)) {
      frequencies.add(print.terms, in: print.language)
      vocabulary.add(start + Int32(i), to: print.feed)
    }
    let repeated = repeatedWords(of: prints, from: start)
    for (i, print) in prints.enumerated() {
      let number = start + Int32(i)
      append(isOriginal(number) ? weighted(print, repeated[print.feed] ?? [:]) : [], of: print)
      if lends(number) {
        index.insert(number, vectors.parts(number).best(parameters.indexedTerms))
      }
    }
  }

  /// Adds 1 for each distinct word of an entry; `prints` is what was read of the entries from a number
  /// on.
  private func count(
    _ entry: Int32, _ prints: [Fingerprint], from start: Int32, into sum: inout Accumulator
  ) {
    if entry >= start {
      for term in prints[Int(entry - start)].terms { sum.add(1, at: term) }
    } else {
      for term in vectors.terms[Int(entry)] { sum.add(1, at: term) }
      for term in otherTerms[Int(entry)] { sum.add(1, at: term) }
    }
  }

  /// What the feeds of some entries repeat, by feed.
  private mutating func repeatedWords(
    of prints: [Fingerprint], from start: Int32
  ) -> [Int32: [Int32: Float]] {
    var repeated: [Int32: [Int32: Float]] = [:]
    var counts = termSum
    termSum = Accumulator()
    for feed in Set(prints.lazy.filter { $0.textLength > 0 }.map(\.feed)) {
      repeated[feed] = vocabulary.repeatedWords(
        of: feed, using: &counts, total: { frequencies.total(of: $0) }
      ) { entry, sum in count(entry, prints, from: start, into: &sum) }
    }
    termSum = counts
    return repeated
  }

  /// Keeps the heaviest parts of a vector, and what other words its entry has.
  private mutating func append(_ parts: [Scored], of print: Fingerprint) {
    lengths.append(Float(parts.count))
    sharedParts.append(parts.reduce(0) { $0 + $1.score * $1.score })
    var kept = parts
    kept.keepBest(parameters.keptTerms)
    vectors.append(kept)
    termSum.clear()
    for part in kept { termSum.add(1, at: part.index) }
    otherTerms.append(print.terms.filter { termSum.values[Int($0)] == 0 })
  }

  /// Adds to short entries what their neighbours say besides, and gives everybody's candidates.
  ///
  /// Headlines of one event often share no word, but each shares words with a third: pseudo-relevance
  /// feedback, Rocchio (1971), with a window of news for the collection. What has a text lends
  /// nothing: with so many words it would blur a headline.
  mutating func borrow(from start: Int32) {
    for entry in start..<Int32(ids.count) {
      addCompared(entry)
      let parts = compared.parts(entry, own: vectors)
      comparedIndex.insert(entry, parts.best(parameters.indexedTerms))
    }
  }

  /// The entries that may be similar after borrowing.
  mutating func neighbourhood(of entry: Int32) -> [Int32] {
    nearest(to: entry, in: comparedIndex, compared.parts(entry, own: vectors)).map(\.index)
  }

  mutating func makeRoom() {
    let terms = reader.table.count
    frequencies.grow(to: terms)
    index.grow(to: terms)
    comparedIndex.grow(to: terms)
    termSum.grow(to: terms)
    entrySum.grow(to: ids.count)
    graph.grow(to: ids.count)
    nearest.grow(to: ids.count)
    scales.append(contentsOf: repeatElement(-1, count: ids.count - scales.count))
  }

  private func weighted(_ print: Fingerprint, _ repeated: [Int32: Float]) -> [Scored] {
    var parts: [Scored] = []
    var square: Float = 0
    for (term, frequency) in zip(print.terms, print.frequencies) {
      // A feed repeats itself in its texts; the words of headlines are chosen one by one.
      let telling = print.textLength > 0 ? repeated[term] ?? 1 : 1
      let weight = frequency * frequencies.rarity(of: term, in: print.language) * telling
      square += weight * weight
      if weight > 0, frequencies.isShared(term) { parts.append(Scored(index: term, score: weight)) }
    }
    let scale = square > 0 ? 1 / square.squareRoot() : 0
    return parts.map { Scored(index: $0.index, score: $0.score * scale) }
  }

  /// The most similar entries before borrowing, with their similarity, best first.
  private mutating func candidates(of entry: Int32) -> [Scored] {
    indexRecalled()
    return exact(nearest(to: entry, in: index, vectors.parts(entry)), to: entry)
  }

  /// Whether others may ask for the own words of an entry: headlines borrow words of headlines; across
  /// languages everything lends names and meaning.
  private func lends(_ entry: Int32) -> Bool {
    textLengths[Int(entry)] == 0 || crossLanguage?.isNeeded == true
  }

  /// Makes the own words of what was recalled findable, once a headline asks.
  private mutating func indexRecalled() {
    guard !isRecalledIndexed else { return }
    isRecalledIndexed = true
    let (vectors, textLengths, count) = (vectors, textLengths, parameters.indexedTerms)
    let isForAll = crossLanguage?.isNeeded == true
    index.insert(earlier: 0..<recalled, terms: reader.table.count) {
      if isForAll || textLengths[Int($0)] == 0 { vectors.visit($0, heaviest: count, $1) }
    }
  }

  private mutating func nearest(
    to entry: Int32, in index: InvertedIndex, _ parts: [Scored]
  ) -> [Scored] {
    var query = parts
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

  /// Adds the vector by which an entry is compared.
  ///
  /// A headline alone says too little to be compared; with a text, borrowed words blur it.
  private mutating func addCompared(_ entry: Int32) {
    let short = max(0, 1 - lengths[Int(entry)] / parameters.fullLength)
    let hasText = textLengths[Int(entry)] > 0
    let unshared = unsharedWeight(of: entry, short: hasText ? short : 0)
    let borrows = isOriginal(entry) && short > 0 && !hasText
    let isAsked = borrows || isOriginal(entry) && crossLanguage?.isNeeded == true
    let lenders = isAsked ? candidates(of: entry) : []
    compareAcrossLanguages(entry, lenders: lenders)
    guard borrows else {
      return compared.append(times: scale(vectors.parts(entry), unshared))
    }
    let parts = borrowedParts(of: entry, short: short, from: lenders)
    let scale = scale(parts, unshared)
    compared.append(parts.map { Scored(index: $0.index, score: $0.score * scale) })
  }

  /// The words of a headline and what its nearest neighbours say besides.
  private mutating func borrowedParts(
    of entry: Int32, short: Float, from lenders: [Scored]
  ) -> [Scored] {
    termSum.clear()
    vectors.add(entry, times: 1, to: &termSum)
    for lender in lenders.prefix(parameters.lenders)
    where lender.score >= parameters.leastLender && textLengths[Int(lender.index)] == 0 {
      let factor = parameters.borrowing * short * lender.score
      vectors.add(lender.index, times: factor, to: &termSum)
    }
    var parts = termSum.touched.map { Scored(index: $0, score: termSum.values[Int($0)]) }
    parts.keepBest(parameters.keptTerms)
    return parts
  }

  /// What makes a vector one of length 1 together with the words that are not in it.
  private func scale(_ parts: [Scored], _ unshared: Float) -> Float {
    let length = parts.reduce(unshared) { $0 + $1.score * $1.score }
    return length > 0 ? 1 / length.squareRoot() : 0
  }

  /// How much the words that no other entry has count against an entry's similarity to any.
  private func unsharedWeight(of entry: Int32, short: Float) -> Float {
    let documents = frequencies.documents(in: languages[Int(entry)])
    let fullness = min(1, lengths[Int(entry)] / parameters.fullLength)
    let cold =
      parameters.coldWindow * (1 - fullness) + parameters.coldWindowOfFullTexts * fullness
    let coldness = cold / (cold + Float(documents))
    return max(coldness, short * parameters.shortTextCaution) * max(0, 1 - sharedParts[Int(entry)])
  }
}
