/// Puts right control characters that are letters of Windows-1252.
///
/// U+0080 to U+009F occur in feeds only where somebody took Windows-1252 for Latin-1: U+0092 is meant
/// to be an apostrophe. HTML reads numeric references so.
enum MisplacedControls {
  /// The text, its control characters replaced.
  ///
  /// Complexity: O(n).
  static func replaced(in text: [UInt8]) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let index = Int(scalar.value) - 0x80
      scalars.append(letters.indices.contains(index) ? letters[index] : scalar)
    }
    return Array(String(scalars).utf8)
  }

  /// What the bytes 0x80 to 0x9F mean in Windows-1252.
  private static let letters: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
