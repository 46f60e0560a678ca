import FeedText

/// The names and numbers of a headline, in a form that is alike across languages.
///
/// Capitalised words of four letters or more are written in Latin letters and cut to five; numbers
/// of two digits or more stay; so do pairs of capitals ("EU"). Letters without case (Arabic) all
/// count as capitals.
struct HeadlineNames {
  /// A name as it is compared, and as it stands.
  struct Name: Hashable {
    /// `5` and five letters, `#` and a number, or two letters.
    var key: String
    /// The word in Latin letters, for showing.
    var word: String
  }

  /// The distinct names, in the order in which they first stand.
  private(set) var names: [Name] = []
  private var known: Set<String> = []

  /// The names of a headline, plain text.
  ///
  /// Complexity: O(its length).
  init(_ headline: String) {
    let scalars = Array(headline.unicodeScalars)
    var start = 0
    while start < scalars.count {
      let end = Self.end(ofWordAt: start, in: scalars)
      if end > start { take(scalars[start..<end]) }
      start = max(end, start + 1)
    }
  }

  /// Where a run of letters, marks and digits ends; between two digits a `.` or `,` belongs to it.
  private static func end(ofWordAt start: Int, in scalars: [Unicode.Scalar]) -> Int {
    var end = start
    while end < scalars.count {
      if isInWord(scalars[end]) {
        end += 1
      } else if scalars[end] == "." || scalars[end] == ",", end > start, end + 1 < scalars.count,
        isDigit(scalars[end - 1]), isDigit(scalars[end + 1])
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  private mutating func take(_ word: ArraySlice<Unicode.Scalar>) {
    guard let first = word.first, word.count > 1, !Self.isSmall(first) else { return }
    if word.count == 2, !Self.isDigit(first) {
      if word.allSatisfy(\.properties.isUppercase) { add(Self.folded(word)) }
      return
    }
    let folded = Self.folded(word)
    if Self.isDigit(first) { return addNumber(folded) }
    let latin = Transliteration.latin(folded)
    guard latin.unicodeScalars.count >= 4, !Self.isUnspaced(first) else { return }
    add("5" + String(String.UnicodeScalarView(latin.unicodeScalars.prefix(5))), latin)
  }

  private mutating func addNumber(_ number: String) {
    let plain = number.replacing(",", with: ".")
    add("#" + plain, number)
  }

  private mutating func add(_ key: String, _ word: String? = nil) {
    if known.insert(key).inserted { names.append(Name(key: key, word: word ?? key)) }
  }

  private static func folded(_ word: ArraySlice<Unicode.Scalar>) -> String {
    Words(String(String.UnicodeScalarView(word))).terms.joined()
  }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isASCIILetter(scalar) || isDigit(scalar) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  private static func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x61...0x7A).contains(scalar.value | 0x20)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? (0x30...0x39).contains(scalar.value) : scalar.properties.numericType == .decimal
  }

  private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (0x61...0x7A).contains(scalar.value) : scalar.properties.isLowercase
  }

  /// Scripts without spaces between words; their runs are no words.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
