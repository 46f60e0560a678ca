/// What is remembered of consecutive entries, in flat arrays, one place an entry.
///
/// Words, languages and feeds are numbered by the segment's own lists, since those of a run begin
/// anew with each run.
struct SegmentContent: Sendable {
  /// The running number of the first entry.
  var first = 0
  /// The numbers of the algorithm on which the content depends.
  var parameters: UInt64 = 0

  var words = RaggedArray<UInt8>()
  var languageNames: [String] = []
  var feedAddresses: [String] = []

  var ids = RaggedArray<UInt8>()
  /// Bit patterns of the dates in seconds since 1970.
  var seconds: [UInt64] = []
  var feeds: [UInt32] = []
  /// Hashes, as an ``OutletTable`` has them.
  var outlets: [UInt64] = []
  var languages: [UInt32] = []
  /// The found language's number plus 1; 0 for none.
  var foundLanguages: [UInt32] = []
  var textLengths: [UInt32] = []
  var lengths: [UInt32] = []
  /// How many entries before it the original of a copy stands, 0 for an original; the bit pattern of
  /// an `Int32`, since an original that came in the same run may stand after its copy.
  var originals: [UInt32] = []
  /// Whether a copy is the same page; and how much it shares, as a ``Weight``.
  var isSamePage: [UInt8] = []
  var resemblances: [UInt16] = []

  var vectors = RaggedArray<UInt32>()
  var vectorWeights: [UInt16] = []
  var otherTerms = RaggedArray<UInt32>()
  /// Bit patterns.
  var factors: [UInt32] = []
  var borrowed = RaggedArray<UInt32>()
  var borrowedWeights: [UInt16] = []

  /// The names of headlines, by key and as they first stood.
  var nameKeys: [String] = []
  var nameWords: [String] = []
  var ownNames = RaggedArray<UInt32>()
  var comparedNames = RaggedArray<UInt32>()
  /// Bit patterns.
  var nameShares: [UInt32] = []
  /// What entries are about, 256 bytes or none, and the steps of these bytes as bit patterns.
  var meanings = RaggedArray<Int8>()
  var meaningSteps: [UInt32] = []
  var comparedMeanings = RaggedArray<Int8>()
  var comparedSteps: [UInt32] = []
  var signs: [UInt64] = []

  var pages: [UInt64] = []
  var titleHashes: [UInt64] = []
  var textHashes: [UInt64] = []
  var titleTerms = RaggedArray<UInt32>()
  var sketches = RaggedArray<UInt32>()

  /// How many entries before it each similar older entry stands; and the similarities.
  var neighbours = RaggedArray<UInt32>()
  var similarities: [UInt16] = []

  /// How many entries there are.
  var count: Int { seconds.count }

  init() {}

  /// The content of a segment's bytes; in part, without what only entries that come in are held
  /// against: copies' signatures and, unless a service brought them, what entries are about.
  ///
  /// Every number that names a place is checked, so that damaged bytes harm nothing.
  init(
    _ bytes: [UInt8], inPart: Bool = false, hasEmbeddings: Bool = false
  ) throws(ClusterSegmentError) {
    var reader = SegmentReader(bytes)
    let head: [UInt64] = try reader.numbers(count: 3)
    guard head[0] == Self.form, head[1] < 1 << 62 else { throw .damaged }
    (first, parameters) = (Int(head[1]), head[2])
    words = try reader.lists()
    languageNames = try reader.texts()
    feedAddresses = try reader.texts()
    ids = try reader.lists()
    let count = ids.count
    seconds = try reader.numbers(count: count)
    feeds = try Self.below(feedAddresses.count, try reader.numbers(count: count))
    outlets = try reader.numbers(count: count)
    languages = try Self.below(languageNames.count, try reader.numbers(count: count))
    foundLanguages = try Self.below(languageNames.count + 1, try reader.numbers(count: count))
    textLengths = try reader.numbers(count: count)
    lengths = try reader.numbers(count: count)
    originals = try reader.numbers(count: count)
    isSamePage = try reader.numbers(count: count)
    resemblances = try reader.numbers(count: count)
    vectors = try Self.below(words.count, try reader.lists(count: count))
    vectorWeights = try reader.numbers(count: vectors.elements.count)
    otherTerms = try Self.below(words.count, try reader.lists(count: count))
    factors = try reader.numbers(count: count)
    borrowed = try Self.below(words.count, try reader.lists(count: count))
    borrowedWeights = try reader.numbers(count: borrowed.elements.count)
    try readAcrossLanguages(&reader, count: count, inPart: inPart && !hasEmbeddings)
    try readSignatures(&reader, count: count, inPart: inPart)
    neighbours = try reader.lists(count: count)
    similarities = try reader.numbers(count: neighbours.elements.count)
    guard reader.isAtEnd, !neighbours.elements.contains(0) else { throw .damaged }
  }

  private mutating func readSignatures(
    _ reader: inout SegmentReader, count: Int, inPart: Bool
  ) throws(ClusterSegmentError) {
    if inPart {
      try reader.pass(UInt64.self)
      titleHashes = try reader.numbers(count: count)
      try reader.pass(UInt64.self)
      try reader.pass(listsOf: UInt32.self)
      try reader.pass(listsOf: UInt32.self)
      pages = Array(repeating: 0, count: count)
      textHashes = pages
      titleTerms = RaggedArray(empty: count)
      sketches = RaggedArray(empty: count)
    } else {
      pages = try reader.numbers(count: count)
      titleHashes = try reader.numbers(count: count)
      textHashes = try reader.numbers(count: count)
      titleTerms = try Self.below(words.count, try reader.lists(count: count))
      sketches = try reader.lists(count: count)
    }
  }

  /// The bytes that are stored.
  var bytes: [UInt8] { SegmentWriter.bytes(write) }

  private func write(to writer: inout SegmentWriter) {
    writer.put([Self.form, UInt64(first), parameters])
    writer.put(words)
    writer.put(languageNames)
    writer.put(feedAddresses)
    writer.put(ids)
    writer.put(seconds)
    writer.put(feeds)
    writer.put(outlets)
    for numbers in [languages, foundLanguages, textLengths, lengths, originals] {
      writer.put(numbers)
    }
    writer.put(isSamePage)
    writer.put(resemblances)
    writer.put(vectors)
    writer.put(vectorWeights)
    writer.put(otherTerms)
    writer.put(factors)
    writer.put(borrowed)
    writer.put(borrowedWeights)
    writeAcrossLanguages(&writer)
    for numbers in [pages, titleHashes, textHashes] { writer.put(numbers) }
    writer.put(titleTerms)
    writer.put(sketches)
    writer.put(neighbours)
    writer.put(similarities)
  }

  /// "NFSEG" and the number of the form, which changes with every change of what is written.
  private static let form: UInt64 = 0x4E46_5345_4700_0002

  static func below(
    _ limit: Int, _ numbers: [UInt32]
  ) throws(ClusterSegmentError) -> [UInt32] {
    guard (numbers.max() ?? 0) < max(1, limit) || numbers.isEmpty else { throw .damaged }
    guard limit > 0 || numbers.isEmpty else { throw .damaged }
    return numbers
  }

  static func below(
    _ limit: Int, _ lists: RaggedArray<UInt32>
  ) throws(ClusterSegmentError) -> RaggedArray<UInt32> {
    _ = try below(limit, lists.elements)
    return lists
  }
}
