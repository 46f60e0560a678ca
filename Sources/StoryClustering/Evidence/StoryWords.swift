/// The words of a story, counted once for all its members.
struct StoryWords: Sendable {
  /// The sum of the vectors that the members are compared by.
  var sum = Accumulator()
  /// How many members are compared by each word.
  var comparing = Accumulator()
  /// How many members say each word themselves.
  var saying = Accumulator()
  /// How many members there are.
  var members = 0
  /// How many more members there are whose words were not counted.
  var unread = 0

  /// Begins anew, with room for words numbered below a number.
  mutating func begin(terms: Int) {
    sum.grow(to: terms)
    comparing.grow(to: terms)
    saying.grow(to: terms)
    sum.clear()
    comparing.clear()
    saying.clear()
    members = 0
    unread = 0
  }
}

extension ClusterEngine {
  /// Counts the words of some entries, taken for one story.
  ///
  /// Complexity: O(their words).
  func count(wordsOf members: some Sequence<Int32>, into words: inout StoryWords) {
    words.begin(terms: reader.table.count)
    for member in members {
      words.members += 1
      for part in compared.parts(member, own: vectors) {
        words.sum.add(part.score, at: part.index)
        words.comparing.add(1, at: part.index)
      }
      for term in vectors.terms[Int(member)] { words.saying.add(1, at: term) }
      for term in otherTerms[Int(member)] { words.saying.add(1, at: term) }
    }
  }

  /// Whether a word tells something about a story: hardly any other entry of the language has it, and
  /// it is far more frequent in the story than outside.
  ///
  /// There is no stop list; in a small window the story's own reports are not held against its words.
  func isTelling(_ term: Int32, in language: Int32, of words: StoryWords) -> Bool {
    let inside = max(1, words.saying.values[Int(term)])
    let outside = max(
      0, Float(frequencies.entries(with: term, in: language)) - inside - Float(words.unread))
    let others = max(0, Float(frequencies.documents(in: language)) - Float(words.members))
    guard outside > 0 else { return true }
    let lift = inside / Float(max(1, words.members)) * (others + 1) / (outside + 0.5)
    return outside <= max(1, others * Self.tellingShare) && lift >= Self.tellingLift
  }

  /// The share of other entries that may hold a word which is shown as a reason.
  private static let tellingShare: Float = 0.02
  /// How many times more frequent it must be in the story.
  private static let tellingLift: Float = 5
}
