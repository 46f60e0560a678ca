/// Walks the UTF-8 of a text and writes its words down; see ``Words`` for what a word is.
struct WordScanner {
  var words: Words
  /// How much may still be read: two for a word between spaces, one for a character of a script
  /// without spaces.
  private var halfWords: Int
  private let table = FoldTable.shared
  /// Whether the last scalar of the open word is a decimal digit.
  private var endsInDigit = false
  /// Whether the open word has a `.` or `,` inside, so that only digits may follow.
  private var isFraction = false
  /// A `.` or `,` after a digit, which belongs to the word if a digit follows; else 0.
  private var point: UInt8 = 0
  /// The last character of the open run without spaces; 0 outside of one.
  private var previous: UInt32 = 0
  private var isRunOfOne = false
  /// Whether a sentence, a quotation or a part of a headline begins with the next word.
  private var isOpening = true

  init(words: Words, halfWords: Int) {
    self.words = words
    self.halfWords = halfWords
  }

  /// Reads a text; what is in `source` is valid UTF-8, since it comes from a String.
  mutating func read(_ source: [UInt8]) {
    var at = 0
    var afterSpace = true
    while at < source.count {
      let scalar = Self.decode(source, &at)
      let fold = table[scalar]
      if fold.kind == .unspaced {
        if halfWords <= 0 { break }
        halfWords -= 1
      } else if fold.kind != .space, afterSpace {
        if halfWords <= 0 { break }
        halfWords -= 2
      }
      afterSpace = fold.kind == .space
      let isInside = words.isOpen
      take(fold)
      if fold.kind == .other {
        isOpening = isOpening || Self.opensPart(scalar, afterWord: isInside)
      } else if fold.kind != .space {
        if !isInside, words.isOpen, Self.isCapital(scalar) {
          words.openCapital = isOpening ? .opening : .inside
        }
        isOpening = false
      }
    }
    finish()
  }

  /// Whether a new part begins after a scalar that belongs to no word; a dash or an apostrophe after
  /// a word goes on with it.
  private static func opensPart(_ scalar: UInt32, afterWord: Bool) -> Bool {
    switch scalar {
    // . ! ? : ; | " ( [ and their like: bullet, dots, quotation marks, long dashes.
    case 0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x7C, 0x22, 0x28, 0x5B, 0x2022, 0x2026, 0x201C...0x201E,
      0xAB, 0x2013, 0x2014:
      true
    // ' - ‘ ’
    case 0x27, 0x2D, 0x2018, 0x2019: !afterWord
    default: false
    }
  }

  private static func isCapital(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (0x41...0x5A).contains(scalar) }
    return Unicode.Scalar(scalar)?.properties.isUppercase == true
  }

  private static func decode(_ source: [UInt8], _ at: inout Int) -> UInt32 {
    let first = UInt32(source[at])
    at += 1
    if first < 0x80 { return first }
    let more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    var scalar = first & (0x3F >> UInt32(more))
    for _ in 0..<more where at < source.count {
      scalar = scalar << 6 | UInt32(source[at] & 0x3F)
      at += 1
    }
    return scalar
  }
}

extension WordScanner {
  private mutating func take(_ fold: Fold) {
    switch fold.kind {
    case .letter: letter(fold.scalar)
    case .digit: digit(fold.scalar)
    case .mark: mark(fold.scalar)
    case .unspaced: unspaced(fold.scalar)
    case .space: finish()
    case .other: separator(fold.scalar)
    case .several: for part in table.parts(of: fold) { take(part) }
    }
  }

  private mutating func letter(_ scalar: UInt32) {
    if point != 0 || isFraction || previous != 0 { finish() }
    endsInDigit = false
    words.append(scalar: scalar)
  }

  private mutating func digit(_ scalar: UInt32) {
    if previous != 0 { finish() }
    if point != 0 {
      words.append(point)
      point = 0
      isFraction = true
    }
    endsInDigit = true
    words.append(scalar: scalar)
  }

  /// A mark that is no accent (a vowel sign of Hindi, for example) stays; an accent has scalar 0.
  private mutating func mark(_ scalar: UInt32) {
    guard words.isOpen, point == 0, scalar != 0 else { return }
    words.append(scalar: scalar)
  }

  private mutating func unspaced(_ scalar: UInt32) {
    if previous == 0 {
      finish()
    } else {
      words.append(scalar: previous)
      words.append(scalar: scalar)
      words.close()
    }
    isRunOfOne = previous == 0
    previous = scalar
  }

  private mutating func separator(_ scalar: UInt32) {
    guard endsInDigit, point == 0, scalar == 0x2E || scalar == 0x2C else { return finish() }
    point = UInt8(truncatingIfNeeded: scalar)
  }

  private mutating func finish() {
    if isRunOfOne { words.append(scalar: previous) }
    if words.isOpen { words.close() }
    (endsInDigit, isFraction, point, previous, isRunOfOne) = (false, false, 0, 0, false)
  }
}
