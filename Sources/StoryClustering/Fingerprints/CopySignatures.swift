/// What copies are told by, of each entry: its page, its headline and its text.
///
/// Flat arrays, one place an entry, so that a million entries cost a million places and no more.
struct CopySignatures: Sendable {
  /// The feed as a number of ``FeedVocabulary``.
  private(set) var feeds: [Int32] = []
  /// A hash of the page's address; 0 for none that could tell a copy.
  private(set) var pages: [UInt64] = []
  /// A hash of the headline's words; 0 for none.
  private(set) var titleHashes: [UInt64] = []
  /// A hash of the whole text's words; 0 for none.
  private(set) var textHashes: [UInt64] = []
  /// The headline's distinct words.
  private(set) var titleTerms = RaggedArray<Int32>()
  /// The smallest hashes of the text's three-word runs.
  private(set) var sketches = RaggedArray<UInt32>()

  /// How many entries there are.
  var count: Int { pages.count }

  /// Makes room for so many more entries with so many headline words and hashes together, and for
  /// `factor` times as many where there is none.
  mutating func reserve(entries: Int, terms: Int, hashes: Int, times factor: Double) {
    feeds.makeRoom(for: entries, times: factor)
    pages.makeRoom(for: entries, times: factor)
    titleHashes.makeRoom(for: entries, times: factor)
    textHashes.makeRoom(for: entries, times: factor)
    titleTerms.reserve(lists: entries, elements: terms, times: factor)
    sketches.reserve(lists: entries, elements: hashes, times: factor)
  }

  /// Adds an entry.
  mutating func append(
    feed: Int32, page: UInt64, titleHash: UInt64, textHash: UInt64,
    titleTerms: some Sequence<Int32>, sketch: some Sequence<UInt32>
  ) {
    feeds.append(feed)
    pages.append(page)
    titleHashes.append(titleHash)
    textHashes.append(textHash)
    self.titleTerms.append(titleTerms)
    sketches.append(sketch)
  }

  /// Adds an entry by its fingerprint.
  mutating func append(_ print: Fingerprint, page: UInt64) {
    append(
      feed: print.feed, page: page, titleHash: print.titleHash, textHash: print.textHash,
      titleTerms: print.titleTerms, sketch: print.sketch.hashes)
  }

  /// The three-word runs of an entry's text.
  func sketch(of entry: Int32) -> ShingleSketch { ShingleSketch(hashes: sketches[Int(entry)]) }
}
