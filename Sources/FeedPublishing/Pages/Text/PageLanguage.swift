import FeedModel

/// A language as the `lang` of HTML may name it, with its name in English.
struct PageLanguage: Hashable {
  /// The tag: the language alone, with a script or region where that changes how letters look.
  let tag: String
  private let code: String

  /// Nil if a tag begins with no code of ISO 639-1, nor one of the longer ones that feeds use.
  init?(_ tag: String?) {
    guard let parts = tag?.split(whereSeparator: { $0 == "-" || $0 == "_" }),
      let first = parts.first
    else { return nil }
    let code = Self.renamed[first.lowercasedASCII()] ?? first.lowercasedASCII()
    guard Self.codes.contains(code) else { return nil }
    self.code = code
    let further = parts.dropFirst().first.flatMap { Self.variants[$0.lowercasedASCII()] }
    self.tag = code + (further.map { "-" + $0 } ?? "")
  }

  /// The language in English, or its code: `Ukrainian`.
  var name: String { Self.names[code] ?? code }

  private static let codes = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
    id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo
    lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl
    ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
    tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ast ckb fil haw nds sco yue
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Codes that were given up, with those that took their place.
  private static let renamed = [
    "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "sh": "sr",
  ]

  /// Scripts, and the regions that choose between forms of Chinese characters or spellings.
  private static let variants = [
    "hans": "Hans", "hant": "Hant", "cyrl": "Cyrl", "latn": "Latn", "cn": "CN", "tw": "TW",
    "hk": "HK", "br": "BR", "pt": "PT", "gb": "GB", "us": "US",
  ]

  private static let names = [
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian",
    "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fil": "Filipino", "fr": "French", "ga": "Irish", "gl": "Galician",
    "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean",
    "ku": "Kurdish", "ky": "Kyrgyz", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay",
    "mt": "Maltese", "my": "Burmese", "nb": "Norwegian", "ne": "Nepali", "nl": "Dutch",
    "nn": "Norwegian", "no": "Norwegian", "or": "Odia", "pa": "Punjabi", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala",
    "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vi": "Vietnamese", "yi": "Yiddish", "zh": "Chinese", "zu": "Zulu",
  ]
}
