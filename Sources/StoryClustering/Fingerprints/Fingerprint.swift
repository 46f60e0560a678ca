import FeedText

/// What the clusterer knows of one entry's words.
struct Fingerprint: Sendable {
  /// The distinct words of headline and lead as numbers of a ``TermTable``, in the order in which
  /// they first stand.
  var terms: [Int32] = []
  /// 1 + ln(how often) of each of ``terms``, a word of the headline counted more and a name there more
  /// again.
  var frequencies: [Float] = []
  /// The distinct words of headline and the text's first 60.
  var opening: [Int32] = []
  /// The names and numbers of the headline as numbers of a ``NameTable``.
  var names: [Int32] = []
  /// What the headline names and counts, a line each, for ``ClusterEngine/headlines``.
  var headline: [UInt8] = []
  /// What headline and text say of their language.
  var evidence = LanguageDetector.evidence(in: [])
  /// The language as a number of ``DocumentFrequencies``.
  var language: Int32 = 0
  /// The feed as a number of ``FeedVocabulary``.
  var feed: Int32 = 0
  /// A hash of the headline's words; equal headlines in other spelling have one hash.
  var titleHash: UInt64 = 0
  /// The headline's distinct words, ascending.
  var titleTerms: [Int32] = []
  /// A hash of the whole text's words; 0 if there is no text.
  var textHash: UInt64 = 0
  /// The whole text's three-word runs.
  var sketch = ShingleSketch()
  /// How long the text is, in bytes.
  var textLength = 0

  /// The fingerprint without what copies are told by.
  var withoutSignature: Fingerprint {
    var print = self
    print.titleTerms = []
    print.sketch = ShingleSketch()
    return print
  }
}
