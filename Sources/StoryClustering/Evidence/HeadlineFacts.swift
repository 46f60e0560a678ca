/// What a headline names and counts, as it stands, for telling people what two headlines share.
///
/// A name is a word with a capital, of three letters or more, or of two capitals; the first word,
/// which any language writes with a capital, stands behind a `^`. A number stands with the two words
/// after it: `112 Ukrainian drones`. A headline In Which Every Word Has One has no names but
/// abbreviations.
struct HeadlineFacts {
  /// The names and numbers in their order.
  private(set) var facts: [String] = []
  private let words: [Word]

  private struct Word {
    var text: Substring
    var isNumber: Bool
    var isCapital: Bool
    var isAbbreviation: Bool
  }

  /// The facts of a headline, plain text.
  ///
  /// Complexity: O(its length).
  init(_ headline: String) {
    words = Self.words(of: headline)
    let long = words.filter { !$0.isNumber && $0.text.count > 3 }
    let small = long.count { !$0.isCapital }
    let tellsNames = small * 4 >= long.count || long.count < 3
    let tellsAbbreviations = words.contains { !$0.isNumber && !$0.isAbbreviation }
    for (place, word) in words.enumerated() {
      if word.isNumber {
        facts.append(([word.text] + following(place)).joined(separator: " "))
      } else if word.isCapital, word.text.count > 2 && tellsNames || word.isAbbreviation,
        tellsAbbreviations
      {
        facts.append((place == 0 && !word.isAbbreviation ? "^" : "") + word.text)
      }
    }
  }

  /// Up to two words after a number.
  private func following(_ place: Int) -> [Substring] {
    words.dropFirst(place + 1).prefix(2).prefix { !$0.isNumber }.map(\.text)
  }

  private static func words(of headline: String) -> [Word] {
    var words: [Word] = []
    var start: String.Index?
    for place in headline.indices + [headline.endIndex] {
      if place < headline.endIndex, isInWord(place, of: headline) {
        start = start ?? place
      } else if let from = start {
        words.append(word(headline[from..<place]))
        start = nil
      }
    }
    return words
  }

  /// Letters and digits, and between two digits a `.` or `,`.
  private static func isInWord(_ place: String.Index, of text: String) -> Bool {
    let character = text[place]
    if character.isLetter || character.isNumber { return true }
    guard character == "." || character == ",", place > text.startIndex else { return false }
    let next = text.index(after: place)
    return next < text.endIndex && text[next].isNumber && text[text.index(before: place)].isNumber
  }

  private static func word(_ text: Substring) -> Word {
    let isNumber = text.first?.isNumber == true
    let isAbbreviation = text.count > 1 && text.allSatisfy { $0.isUppercase || $0.isNumber }
    return Word(
      text: text, isNumber: isNumber, isCapital: text.first?.isUppercase == true,
      isAbbreviation: !isNumber && isAbbreviation)
  }
}
