/// Gives each name of headlines a number, counted from 0.
struct NameTable: Sendable {
  private var numbers: [String: Int32] = [:]
  private var words: [String] = []

  /// How many names there are.
  var count: Int { words.count }

  /// What makes two spellings one name, by its number.
  private(set) var keys: [String] = []

  /// A name with a number, as it first stood, in Latin letters.
  subscript(number: Int32) -> String { words[Int(number)] }

  /// The numbers of a headline's names; a name never seen before gets the next one.
  mutating func numbers(of headline: String) -> [Int32] {
    HeadlineNames(headline).names.map { number(of: $0.key, as: $0.word) }
  }

  /// The number of a name by its key; one never seen before gets the next one.
  mutating func number(of key: String, as word: String) -> Int32 {
    if let known = numbers[key] { return known }
    let next = Int32(words.count)
    numbers[key] = next
    keys.append(key)
    words.append(word)
    return next
  }
}
