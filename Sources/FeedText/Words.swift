/// The words of a text as they are compared: one flat run of UTF-8 with the places where words end.
///
/// A word is a run of letters, marks and digits of the text in compatibility form (NFKC); between
/// two digits a `.` or `,` belongs to it (`7.1`, `2,400`). Case is folded and combining marks are
/// left out. Scripts that put no spaces between words (Han, Kana, Thai, Lao, Khmer, Myanmar) give
/// pairs of neighbouring characters instead. There is no stop list and no stemming, so every
/// language is treated alike.
///
///     Words("Déjà 7.1 % in Köln").terms   // ["deja", "7.1", "in", "koln"]
public struct Words: Sendable {
  /// The UTF-8 of all words, one after the other.
  public private(set) var bytes: [UInt8] = []
  /// Where each word ends in ``bytes``; it begins where the one before it ends.
  public private(set) var ends: [Int] = []
  /// How each word is written.
  public private(set) var capitals: [Capital] = []
  /// How the open word is written.
  var openCapital = Capital.none

  /// Whether a word begins with a capital, and what that tells.
  public enum Capital: UInt8, Sendable {
    /// It does not, or its script has none.
    case none
    /// It does, as the first word of a sentence, a quotation or a part after a dash or colon, where
    /// that says nothing of it.
    case opening
    /// It does inside a sentence.
    case inside
  }

  /// The words of a text, or of its beginning only.
  ///
  /// Complexity: O(text up to the limit), with one look into a table for each scalar.
  /// - Parameters:
  ///   - text: plain text.
  ///   - limit: how many words, counted between spaces, to read at most; two characters of a script
  ///     without spaces count as one.
  public init(_ text: String, first limit: Int = .max / 2) {
    let source = Array(text.utf8)
    bytes.reserveCapacity(source.count)
    var scanner = WordScanner(words: self, halfWords: limit * 2)
    scanner.read(source)
    self = scanner.words
  }

  init() {}

  /// How many words there are.
  public var count: Int { ends.count }

  /// The place of a word in ``bytes``.
  public func range(_ word: Int) -> Range<Int> { (word == 0 ? 0 : ends[word - 1])..<ends[word] }

  /// The words as strings, in the order of the text.
  ///
  /// For showing and testing: it allocates.
  public var terms: [String] {
    (0..<count).map { String(decoding: bytes[range($0)], as: UTF8.self) }
  }
}

extension Words {
  /// Whether a word is open: bytes stand after the last end.
  var isOpen: Bool { bytes.count > (ends.last ?? 0) }

  /// Ends the open word.
  mutating func close() {
    ends.append(bytes.count)
    capitals.append(openCapital)
    openCapital = .none
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Adds a scalar to the open word as UTF-8.
  mutating func append(scalar s: UInt32) {
    if s < 0x80 { return bytes.append(UInt8(truncatingIfNeeded: s)) }
    if s < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | s >> 6))
    } else {
      if s < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | s >> 12))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | s >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | (s >> 12 & 0x3F)))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | (s >> 6 & 0x3F)))
    }
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | (s & 0x3F)))
  }
}
