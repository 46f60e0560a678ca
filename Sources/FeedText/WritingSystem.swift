/// The scripts that are told apart, by blocks of Unicode 15.
enum WritingSystem: Int, CaseIterable {
  case latin, cyrillic, arabic, devanagari, han, kana, hangul
  case greek, hebrew, armenian, georgian, thai, bengali, tamil, telugu, kannada, malayalam, gujarati
  case gurmukhi, odia, sinhala, lao, tibetan, myanmar, ethiopic, khmer

  /// The code of ISO 15924.
  var code: String { Self.names[rawValue].code }

  /// The only language of note that a script is written for; nil where there are several.
  var soleLanguage: String? { Self.names[rawValue].language }

  private static let names: [(code: String, language: String?)] = [
    ("Latn", nil), ("Cyrl", nil), ("Arab", nil), ("Deva", nil), ("Hani", "zh"), ("Jpan", "ja"),
    ("Hang", "ko"), ("Grek", "el"), ("Hebr", "he"), ("Armn", "hy"), ("Geor", "ka"), ("Thai", "th"),
    ("Beng", "bn"), ("Taml", "ta"), ("Telu", "te"), ("Knda", "kn"), ("Mlym", "ml"), ("Gujr", "gu"),
    ("Guru", "pa"), ("Orya", "or"), ("Sinh", "si"), ("Laoo", "lo"), ("Tibt", "bo"), ("Mymr", "my"),
    ("Ethi", "am"), ("Khmr", "km"),
  ]

  /// How much a character weighs beside a letter of an alphabet: it stands for more.
  var weight: Int {
    switch self {
    case .han, .kana, .hangul: 3
    default: 1
    }
  }

  /// The script of a letter beyond ASCII; nil if it is no letter of a script that is told apart.
  init?(_ scalar: UInt32) {
    guard let block = Self.blocks.first(where: { scalar <= $0.range.upperBound }),
      block.range.contains(scalar)
    else { return nil }
    self = block.script
  }

  private static let blocks: [(range: ClosedRange<UInt32>, script: WritingSystem)] = [
    (0xAA...0xAA, .latin), (0xBA...0xBA, .latin), (0xC0...0x24F, .latin), (0x370...0x3FF, .greek),
    (0x400...0x52F, .cyrillic), (0x531...0x587, .armenian), (0x5D0...0x5F2, .hebrew),
    (0x620...0x64A, .arabic), (0x66E...0x6D3, .arabic), (0x6FA...0x6FF, .arabic),
    (0x750...0x77F, .arabic), (0x900...0x963, .devanagari), (0x980...0x9E3, .bengali),
    (0xA01...0xA75, .gurmukhi), (0xA81...0xAE3, .gujarati), (0xB01...0xB63, .odia),
    (0xB82...0xBCD, .tamil), (0xC00...0xC63, .telugu), (0xC80...0xCE3, .kannada),
    (0xD00...0xD63, .malayalam), (0xD81...0xDF3, .sinhala), (0xE01...0xE4E, .thai),
    (0xE81...0xECD, .lao), (0xF40...0xFBC, .tibetan), (0x1000...0x109F, .myanmar),
    (0x10A0...0x10FF, .georgian), (0x1100...0x11FF, .hangul), (0x1200...0x137F, .ethiopic),
    (0x1780...0x17D3, .khmer), (0x1C90...0x1CBF, .georgian), (0x1E00...0x1EFF, .latin),
    (0x1F00...0x1FFF, .greek), (0x3041...0x30FF, .kana), (0x3130...0x318F, .hangul),
    (0x3400...0x4DBF, .han), (0x4E00...0x9FFF, .han), (0xAC00...0xD7A3, .hangul),
    (0xF900...0xFAFF, .han), (0xFB50...0xFDFF, .arabic), (0xFE70...0xFEFC, .arabic),
    (0x20000...0x323AF, .han),
  ]
}
