/// The words that stand in dates, in lower case.
public enum DateWords {
  /// The number of the month that a word begins like, in lower case: 3 for `march`, `mar` and
  /// `market`; nil if there is none.
  public static func month(_ word: String) -> Int? {
    let prefix = String(word.unicodeScalars.prefix(3))
    guard prefix.unicodeScalars.count == 3 else { return nil }
    if let month = longPrefixes[String(word.unicodeScalars.prefix(4))] { return month }
    return prefixes[prefix]
  }

  /// Words that say nothing: particles, endings of ordinal numbers, the T and the Etc of a zone.
  static let fillers: Set<String> = [
    "t", "st", "nd", "rd", "th", "de", "del", "at", "of", "on", "um", "den", "d", "den", "kl", "à",
    "le", "etc", "г", "в", "uhr", "h",
  ]

  static let koreanUnits: Set<String> = ["년", "월", "일"]

  /// Whether a word means the hours after noon or those before.
  static let halvesOfDay: [String: Bool] = [
    "am": false, "pm": true, "오전": false, "오후": true, "πμ": false, "μμ": true,
  ]

  /// The months by their first four letters, where three would not do.
  private static let longPrefixes: [String: Int] = table(
    (6, "juin ιούν ιουν"), (7, "juil ιούλ ιουλ"))

  /// The months by their first three letters: English, German, French, Spanish, Italian, Portuguese,
  /// Dutch, the Scandinavian languages, Hungarian, Greek, Russian, Ukrainian, Polish, Czech, Turkish.
  private static let prefixes: [String: Int] = table(
    (1, "jan jän ene gen ian янв січ sty led oca ιαν"), (2, "feb fév fev лют фев lut úno şub φεβ"),
    (3, "mar mär mrz maa már мар бер bře μάρ μαρ μάώ μαώ"),
    (4, "apr avr abr ápr апр кві kwi dub nis απρ"),
    (5, "may mai mei maj mag máj май мая тра kvě μάι μαϊ μάϊ μαι"),
    (6, "jun giu jún июн чер cze haz ιον"),
    (7, "jul lug júl июл лип tem ιολ"), (8, "aug aoû aou ago авг сер sie srp ağu αύγ αυγ"),
    (9, "sep set szep сен вер wrz zář eyl σεπ"), (10, "oct okt ott out окт жов paź říj eki οκτ"),
    (11, "nov noi ноя kas νοέ νοε"), (12, "dec dez dic déc des дек гру gru pro ara δεκ"))

  private static func table(_ months: (number: Int, words: String)...) -> [String: Int] {
    var table: [String: Int] = [:]
    for (number, words) in months {
      for word in words.split(separator: " ") { table[String(word)] = number }
    }
    return table
  }

  /// The zones that feeds name, in seconds east of Greenwich.
  static let zones: [String: Int] = {
    let hours: [(Double, String)] = [
      (0, "z ut utc gmt uct wet"), (1, "cet met bst west wat"), (2, "cest mest eet sast cat"),
      (3, "msk eest eat trt"), (3.5, "irst"), (4, "msd gst"), (5, "pkt uzt"), (5.5, "ist"),
      (5.75, "npt"), (6, "bdt"), (7, "ict wib"), (8, "hkt sgt awst pht myt wita"),
      (9, "jst kst wit"), (9.5, "acst"), (10, "aest"), (10.5, "acdt"), (11, "aedt"), (12, "nzst"),
      (13, "nzdt"), (-3, "brt art adt clst"), (-3.5, "nst"), (-2.5, "ndt"), (-4, "ast at edt clt"),
      (-5, "est et cdt pet"), (-6, "cst ct mdt"), (-7, "mst mt pdt"), (-8, "pst pt akdt"),
      (-9, "akst"), (-10, "hst"),
    ]
    var zones: [String: Int] = [:]
    for (offset, names) in hours {
      for name in names.split(separator: " ") { zones[String(name)] = Int(offset * 3600) }
    }
    return zones
  }()
}
