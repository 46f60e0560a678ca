/// What the lists of words, letters and endings say, in a form that is looked up fast.
///
/// A set of languages is a mask with a bit for each.
struct LanguageTable: Sendable {
  static let shared = LanguageTable()

  /// The languages that have lists.
  let languages: [String]
  /// The script that each language is written in that can be found.
  let scripts: [String: WritingSystem]
  /// The places in ``languages`` of those of each script.
  let places: [WritingSystem: Range<Int>]
  private var words = HashedMasks(capacity: 4096)
  private var endings = HashedMasks(capacity: 1024)
  /// The place in `letterMasks` of each letter that tells something; 0 for all others.
  private var letterPlaces: [UInt8] = Array(repeating: 0, count: 0x1F00)
  private var letterMasks: [UInt64] = [0]

  private init() {
    let lists = LanguageWords.lists.flatMap(\.languages)
    languages = lists.map(\.language)
    scripts = Self.scripts
    places = Self.places
    for (place, list) in lists.enumerated() {
      for word in list.words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        words.insert(Self.hash(word), 1 << UInt64(place))
      }
    }
    for entry in LanguageMarks.endings {
      let letters = entry.ending.unicodeScalars.reduce(0) { $0 << 16 | UInt64($1.value) }
      endings.insert(letters, mask(of: entry.languages))
    }
    for entry in LanguageMarks.letters { addLetters(entry.letters, mask(of: entry.languages)) }
  }

  /// The languages of which a word is a little word.
  func languages(ofWord hash: UInt64) -> UInt64 { words[hash] }

  /// The languages that have many words with an ending, whose letters are given in 16 bits each.
  func languages(ofEnding letters: UInt64) -> UInt64 { endings[letters] }

  /// The languages that write a letter beyond ASCII.
  func languages(ofLetter scalar: UInt32) -> UInt64 {
    scalar < 0x1F00 ? letterMasks[Int(letterPlaces[Int(scalar)])] : 0
  }

  /// The hash of a word with one more letter; a word begins with 0.
  ///
  /// With 64 bits and two thousand words a foreign word that is taken for another is not to be met.
  static func hash(_ hash: UInt64, with scalar: UInt32) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x100_0000_01B3 ^ hash >> 32
  }

  private static func hash(_ word: Substring) -> UInt64 {
    word.unicodeScalars.reduce(0) { hash($0, with: $1.value) }
  }

  private static var places: [WritingSystem: Range<Int>] {
    var places: [WritingSystem: Range<Int>] = [:]
    var start = 0
    for list in LanguageWords.lists {
      places[list.script] = start..<(start + list.languages.count)
      start += list.languages.count
    }
    return places
  }

  private static var scripts: [String: WritingSystem] {
    var scripts: [String: WritingSystem] = [:]
    for script in WritingSystem.allCases {
      if let language = script.soleLanguage { scripts[language] = script }
    }
    for list in LanguageWords.lists {
      for (language, _) in list.languages { scripts[language] = list.script }
    }
    return scripts
  }

  private func mask(of names: String) -> UInt64 {
    names.split(separator: " ").reduce(0) { mask, name in
      let place = languages.firstIndex(of: String(name))
      precondition(place != nil, "\(name) has a list of words")
      return mask | 1 << UInt64(place ?? 0)
    }
  }

  private mutating func addLetters(_ letters: String, _ mask: UInt64) {
    for scalar in letters.unicodeScalars {
      letterMasks.append(languages(ofLetter: scalar.value) | mask)
      letterPlaces[Int(scalar.value)] = UInt8(letterMasks.count - 1)
    }
  }
}

/// Masks by hash: open addressing in two flat arrays.
private struct HashedMasks {
  private var keys: [UInt64]
  private var masks: [UInt64]

  /// - Parameter capacity: a power of two, well above the number of keys.
  init(capacity: Int) {
    keys = Array(repeating: 0, count: capacity)
    masks = keys
  }

  /// The mask of a key; 0 for a key that is not there.
  subscript(key: UInt64) -> UInt64 { masks[place(of: key)] }

  /// Adds languages to those of a key.
  mutating func insert(_ key: UInt64, _ mask: UInt64) {
    let place = place(of: key)
    keys[place] = key
    masks[place] |= mask
  }

  private func place(of key: UInt64) -> Int {
    let spread = key &* 0x9E37_79B9_7F4A_7C15
    var place = Int(truncatingIfNeeded: spread >> 40) & (keys.count - 1)
    while keys[place] != key, masks[place] != 0 { place = (place + 1) & (keys.count - 1) }
    return place
  }
}
