import FeedModel

extension Entry {
  /// A name for the language an entry is written in, good enough to count words by: the script of
  /// its headline and the declared language.
  ///
  /// The script is looked at too since many feeds declare the language their software came with.
  var languageName: String {
    let declared = (language ?? body?.language ?? title?.language ?? "").prefix {
      $0 != "-" && $0 != "_"
    }
    return Self.script(of: title?.value ?? body?.value ?? "") + declared.lowercasedASCII()
  }

  /// The script that most of the first hundred letters belong to.
  private static func script(of text: String) -> String {
    var counts: [Int] = Array(repeating: 0, count: scripts.count)
    for scalar in text.unicodeScalars.prefix(100) {
      if let place = scripts.firstIndex(where: { $0.range.contains(scalar.value) }) {
        counts[place] += 1
      }
    }
    guard let most = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }),
      counts[most] > 0
    else { return "" }
    return scripts[most].name + ":"
  }

  /// Blocks of letters.
  ///
  /// Source: Unicode 15, Blocks.txt.
  private static let scripts: [(name: String, range: ClosedRange<UInt32>)] = [
    ("latin", 0x41...0x24F), ("greek", 0x370...0x3FF), ("cyrillic", 0x400...0x52F),
    ("armenian", 0x530...0x58F), ("hebrew", 0x590...0x5FF), ("arabic", 0x600...0x6FF),
    ("indic", 0x900...0xDFF), ("thai", 0xE00...0xE7F), ("georgian", 0x10A0...0x10FF),
    ("hangul", 0xAC00...0xD7AF), ("kana", 0x3040...0x30FF), ("han", 0x4E00...0x9FFF),
  ]
}
