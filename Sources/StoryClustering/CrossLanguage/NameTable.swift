/// Gives each name of headlines a number, counted from 0.
struct NameTable: Sendable {
  private var numbers: [String: Int32] = [:]
  private var words: [String] = []

  /// How many names there are.
  var count: Int { words.count }

  /// A name with a number, as it first stood, in Latin letters.
  subscript(number: Int32) -> String { words[Int(number)] }

  /// The numbers of a headline's names; a name never seen before gets the next one.
  mutating func numbers(of headline: String) -> [Int32] {
    HeadlineNames(headline).names.map { name in
      if let known = numbers[name.key] { return known }
      let next = Int32(words.count)
      numbers[name.key] = next
      words.append(name.word)
      return next
    }
  }
}
