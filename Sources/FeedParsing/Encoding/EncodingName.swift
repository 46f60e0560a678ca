import FeedModel

/// Names of encodings: as publishers write them, as we report them, as iconv has them.
enum EncodingName {
  /// The name that is reported, that of the superset browsers use in place of an encoding.
  static func canonical(_ name: String) -> String {
    let folded = name.trimmingASCIIWhitespace().lowercased()
    return supersets[folded] ?? folded
  }

  /// The name iconv has for an encoding.
  static func forIconv(_ name: String) -> String {
    if let known = iconvNames[name] { return known }
    if name.hasPrefix("windows-") { return "CP" + name.dropFirst(8) }
    return name.uppercased()
  }

  private static let supersets = [
    "utf8": "utf-8", "utf_8": "utf-8", "unicode-1-1-utf-8": "utf-8", "u8": "utf-8",
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "csgb2312": "gb18030",
    "euc-cn": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "us-ascii": "windows-1252", "ascii": "windows-1252", "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252", "latin1": "windows-1252",
    "latin-1": "windows-1252", "l1": "windows-1252", "cp1252": "windows-1252",
    "ansi_x3.4-1968": "windows-1252", "cp819": "windows-1252", "ibm819": "windows-1252",
    "iso-ir-100": "windows-1252", "csisolatin1": "windows-1252", "x-cp1252": "windows-1252",
    "utf16": "utf-16", "ucs-2": "utf-16", "utf32": "utf-32", "shift-jis": "shift_jis",
    "sjis": "shift_jis", "x-sjis": "shift_jis", "x-euc-jp": "euc-jp", "ks_c_5601-1987": "euc-kr",
    "iso-8859-9": "windows-1254", "iso-8859-11": "windows-874", "tis-620": "windows-874",
  ]

  private static let iconvNames = [
    "shift_jis": "CP932", "windows-31j": "CP932", "euc-kr": "CP949", "big5": "BIG5-HKSCS",
    "x-mac-cyrillic": "MAC-CYRILLIC", "maccyrillic": "MAC-CYRILLIC",
    "mac-cyrillic": "MAC-CYRILLIC", "x-mac-roman": "MACINTOSH", "mac-roman": "MACINTOSH",
    "macroman": "MACINTOSH", "maccentraleurope": "MAC-CENTRALEUROPE",
    "mac-centraleurope": "MAC-CENTRALEUROPE", "x-mac-ce": "MAC-CENTRALEUROPE",
    "maclatin2": "MAC-CENTRALEUROPE", "mac-latin2": "MAC-CENTRALEUROPE",
    "maciceland": "MAC-IS", "mac-iceland": "MAC-IS", "utf-16": "UTF-16", "hz-gb-2312": "GB18030",
  ]
}
