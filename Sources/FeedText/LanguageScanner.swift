/// Walks the UTF-8 of a text and counts what tells its language.
struct LanguageScanner {
  /// The points of a word that only one language has; those of several share them.
  static let worthOfWord = 12

  /// The points of each language of ``LanguageTable/languages``.
  private(set) var points: [Int]
  /// The letters of each script.
  private(set) var letters = Array(repeating: 0, count: WritingSystem.allCases.count)
  private(set) var wordCount = 0

  private let table = LanguageTable.shared
  private var hash: UInt64 = 0
  private var length = 0
  /// The last four letters of the open word in 16 bits each.
  private var ending: UInt64 = 0

  init() { points = Array(repeating: 0, count: table.languages.count) }

  /// Reads a text that ends with a word; a character that is cut off at the end does no harm.
  mutating func read(_ source: [UInt8]) {
    var at = 0
    while at < source.count {
      let byte = source[at]
      if byte < 0x80 {
        at += 1
        (0x61...0x7A).contains(byte | 0x20) ? letter(UInt32(byte | 0x20), .latin) : endWord()
      } else {
        take(Self.decode(source, &at))
      }
    }
    endWord()
  }

  private mutating func take(_ scalar: UInt32) {
    guard !Self.isInvisible(scalar) else { return }
    guard let script = WritingSystem(scalar) else { return endWord() }
    let lower = LowercaseLetter.of(scalar)
    add(table.languages(ofLetter: lower), worth: Self.worthOfWord / 2)
    letter(lower, script)
  }

  private mutating func letter(_ scalar: UInt32, _ script: WritingSystem) {
    letters[script.rawValue] += 1
    hash = LanguageTable.hash(hash, with: scalar)
    ending = ending << 16 | UInt64(scalar & 0xFFFF)
    length += 1
  }

  private mutating func endWord() {
    guard length > 0 else { return }
    wordCount += 1
    add(table.languages(ofWord: hash), worth: Self.worthOfWord)
    if length > 5 {
      add(table.languages(ofEnding: ending), worth: Self.worthOfWord / 2)
      add(table.languages(ofEnding: ending & 0xFFFF_FFFF_FFFF), worth: Self.worthOfWord / 2)
    }
    (hash, length) = (0, 0)
  }

  /// Divides points among the languages that share a sign.
  private mutating func add(_ languages: UInt64, worth: Int) {
    guard languages != 0 else { return }
    let share = max(1, worth / languages.nonzeroBitCount)
    var rest = languages
    while rest != 0 {
      points[rest.trailingZeroBitCount] += share
      rest &= rest - 1
    }
  }

  /// Accents written apart, vowel points of Arabic and joiners, which part no words.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x300...0x36F, 0x640, 0x64B...0x65F, 0x670, 0x200D: true
    default: false
    }
  }

  private static func decode(_ source: [UInt8], _ at: inout Int) -> UInt32 {
    let first = UInt32(source[at])
    at += 1
    let more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    var scalar = first & (0x3F >> UInt32(more))
    for _ in 0..<more where at < source.count {
      scalar = scalar << 6 | UInt32(source[at] & 0x3F)
      at += 1
    }
    return scalar
  }
}
