extension String {
  /// The columns a text takes in a terminal.
  var terminalWidth: Int { reduce(0) { $0 + $1.terminalWidth } }

  /// The text on one line without anything that a terminal obeys: no controls, no marks that turn the
  /// direction of what follows, white space folded.
  ///
  /// Of a character with many marks on it the first few stay: a stack of them would cover other lines.
  var harmlessOnOneLine: String {
    let words = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var result = ""
    for character in words {
      let scalars = character.unicodeScalars.filter { !$0.isObeyed }.prefix(Self.mostScalars)
      result.unicodeScalars += scalars
    }
    return result
  }

  private static let mostScalars = 8
}

extension Unicode.Scalar {
  /// Whether a terminal may act on it: controls, and marks of direction.
  ///
  /// Source: Unicode Standard Annex 9, explicit formatting characters.
  fileprivate var isObeyed: Bool {
    switch value {
    case ..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF,
      0xE0000...0xE007F:
      true
    default: false
    }
  }

  fileprivate var isWide: Bool { Self.wide.contains { $0.contains(value) } }

  /// In its large blocks; source: Unicode Standard Annex 11.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
  ]
}

extension Character {
  /// The columns it takes: two for East Asian width and emoji, none for marks that stand alone.
  var terminalWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.isWide || unicodeScalars.contains("\u{FE0F}") { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}
