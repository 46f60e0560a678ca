/// Letters of other alphabets in Latin ones, so that a name written in two alphabets looks alike.
///
/// A plain table for folded letters (no case, no accents), close to how news agencies write names in
/// English; letters that are not in it stay.
enum Transliteration {
  /// The Latin letters of a folded word.
  static func latin(_ word: String) -> String {
    var scalars = Array(word.unicodeScalars)
    // The article of Arabic.
    if scalars.count > 4, scalars[0] == "\u{627}", scalars[1] == "\u{644}" {
      scalars.removeFirst(2)
    }
    var latin = ""
    for scalar in scalars {
      if scalar.isASCII {
        latin.unicodeScalars.append(scalar)
      } else if let letters = letters[scalar] {
        latin += letters
      } else {
        latin.unicodeScalars.append(scalar)
      }
    }
    return latin
  }

  private static let letters: [Unicode.Scalar: String] = {
    var letters: [Unicode.Scalar: String] = [:]
    for line in [cyrillic, greek, arabic, extended] {
      for pair in line.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let scalars = pair.unicodeScalars
        guard let first = scalars.first else { continue }
        letters[first] = String(scalars.dropFirst())
      }
    }
    return letters
  }()

  /// A letter and what becomes of it, without a space between; a letter alone becomes nothing.
  private static let cyrillic = """
    аa бb вv гg дd еe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь
    эe юyu яya ёe іi їi єe ґg ўu јj
    """
  private static let greek = """
    αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo
    """
  private static let arabic = """
    \u{627}a \u{628}b \u{62A}t \u{62B}th \u{62C}j \u{62D}h \u{62E}kh \u{62F}d \u{630}dh \u{631}r
    \u{632}z \u{633}s \u{634}sh \u{635}s \u{636}d \u{637}t \u{638}z \u{639} \u{63A}gh \u{641}f
    \u{642}q \u{643}k \u{644}l \u{645}m \u{646}n \u{647}h \u{648}w \u{64A}y \u{649}a \u{629}a
    \u{621} \u{67E}p \u{686}ch \u{6AF}g \u{698}zh
    """
  private static let extended = "ßss łl đd øo æae œoe ıi þth ðd"
}
