extension EncodingModel {
  /// The encodings that are tried, the more usual of two alike first.
  static let all: [(name: String, model: EncodingModel)] = [
    ("windows-1252", western), ("windows-1251", cyrillic), ("koi8-r", cyrillic),
    ("gb18030", simplifiedChinese), ("big5", traditionalChinese), ("shift_jis", japanese),
    ("euc-jp", japanese), ("euc-kr", korean), ("windows-1255", hebrew), ("windows-1256", arabic),
    ("windows-1253", greek), ("windows-874", thai), ("windows-1250", centralEuropean),
    ("windows-1254", turkish), ("iso-8859-5", cyrillic), ("ibm866", cyrillic),
    ("x-mac-cyrillic", cyrillic), ("iso-8859-2", centralEuropean),
  ]

  private static let punctuation = (share: 0.05, characters: "–—‘’“”„«»…•·№§©®°\u{A0}")
  private static let widePunctuation = (share: 0.1, characters: "、。，：；？！（）「」『』《》“”…—～・　")

  private static let western = EncodingModel(
    [
      (0.75, "éèàüöäßñóíáçêôâúîûãõå"), (0.14, "øæëïœìòùýÿðþ"), (0.1, "’‘“”–—…«»\u{A0}€£©®°·•"),
      (0.01, "„‚™ª§º¿¡½¼²³´×"),
    ], company: .latin)
  private static let centralEuropean = EncodingModel(
    [(0.85, "áéíóúýčďěňřšťůžąćęłńóśźżőűöüäâăîşţôľĺŕđ"), (0.1, "„”–—’“…»«\u{A0}")], company: .latin)
  private static let turkish = EncodingModel(
    [(0.9, "ışğüöçâîûİ"), (0.06, "’“”–…\u{A0}")], company: .latin)

  private static let cyrillic = EncodingModel(
    [
      (0.50, "оеаинт"), (0.22, "срвлк"), (0.15, "мдпуяы"), (0.08, "ьгзбчй"), (0.03, "хжшюцщ"),
      (0.007, "эфъё"), (0.01, "іїєґў"), punctuation,
    ], company: .ownScript)
  private static let greek = EncodingModel(
    [
      (0.5, "αοιετσνη"), (0.22, "υρπκμλς"), (0.12, "ίόάέήύώ"), (0.09, "ωδγχθ"), (0.03, "φβξζψϊϋΐΰ"),
      punctuation,
    ], company: .ownScript)
  private static let hebrew = EncodingModel(
    [(0.45, "יוהלאת"), (0.27, "רשמבנ"), (0.15, "דםחעק"), (0.1, "פגזטכסצךןףץ"), punctuation],
    company: .ownScript)
  private static let arabic = EncodingModel(
    [
      (0.5, "اليمنور"), (0.27, "تبدعسهف"), (0.12, "كقحةجصشأ"), (0.07, "خطذضغزثىءإئآؤظ"),
      (0.02, "گچپژیک"), (0.03, "،؛؟–’“”«»\u{A0}"),
    ], company: .ownScript)
  private static let thai = EncodingModel(
    [
      (0.45, "านรกอยมลวเ"), (0.3, "ทงสตีดบป่้ัิ"), (0.15, "คจหขใไแโพชะูุำ์ื"),
      (0.08, "ผถศซณธญฉภฎฏฐฑฒฆฌฝฟฤษฬฮึๆ็๊๋"), punctuation,
    ], company: .any)

  private static let japanese = EncodingModel(
    [
      (0.48, "あいうえおかがきぎくぐけげこごさざしじすせぜそたただちっつてでとどなにぬねのはばひびふへべほまみむめもやよらりるれろわをん"),
      (0.03, "ぁぃぅぇぉぞずぢづぱぴぷぺぽぶぼゃゅょゆ"),
      (0.16, "アイウエオカガキギクグケゲコゴサザシジスズセゼソゾタダチッツテデトドナニネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワンーァィェォ"),
      (0.14, "日本人年大国会中一出生事上長行者今時前後見思言方手新間場最自分々気用投稿記事開発学部東京月問題話体画面理知作物的動"),
      widePunctuation,
    ], others: 0x4E00...0x9FFF, share: 0.1, company: .any)
  private static let simplifiedChinese = EncodingModel(
    [(0.66, frequentBoth + frequentSimplified), widePunctuation], others: 0x4E00...0x9FFF,
    share: 0.25, company: .any)
  private static let traditionalChinese = EncodingModel(
    [(0.66, frequentBoth + frequentTraditional), widePunctuation], others: 0x4E00...0x9FFF,
    share: 0.25, company: .any)
  private static let korean = EncodingModel(
    [
      (0.66, "이다는의에을가고하지로한기사은서도를대자리인시어정전수나일해있게부과보제상장스들안국아라으만그원구주신여성것소조동비선미공유무"),
      widePunctuation,
    ], others: 0xAC00...0xD7A3, share: 0.28, company: .any)

  /// Frequent characters of Chinese that both ways of writing share.
  private static let frequentBoth = """
    的一是不了在人有我他中上大和地到以就出要可也你生能而子那得于着下自之年作里用道行所然家事成方多去法小心她本前天如都同已把
    日公此工使情明性知全三又外由文政最重手部其些主想向相理月新等或己身果加西斯合回特代信化老世位次度常先提立及比水名真走入几口
    平更别打女四神何安少才反受目太再建必市直德命山金克再任空五基眼非光求北希望容易助改作品工民列系容本件言今言南路京城美台科
    """

  private static let frequentSimplified = """
    这个们来为国说时会对过发后种经么学现当没动面起看定分还进好样开因只从实军者意无力它与长机十第两高间问很应战头体见利什二产制话内表给门
    任教儿原东声员解论处义各认条气题尔变总电数报结量感务做接场计管期资许统区保至队形社便决治展马司书则听白却界达放强即像难且权
    办让识带导争运业专归移归华车广视网络闻记华总统亿万县级战济资术责节约济图书馆题员际团导师级费标准环节项议员请谢您设计应规则简体为
    """

  private static let frequentTraditional = """
    這個們來為國說時會對過發後種經麼學現當沒動面起看定分還進好樣開因只從實軍者意無力它與長機十第兩高間問很應戰頭體見利什二產制話內表給門
    任教兒原東聲員解論處義各認條氣題爾變總電數報結量感務做接場計管期資許統區保至隊形社便決治展馬司書則聽白卻界達放強即像難且權
    辦讓識帶導爭運業專歸移歸華車廣視網絡聞記華總統億萬縣級戰濟資術責節約濟圖書館題員際團導師級費標準環節項議員請謝您設計應規則繁體為
    """
}
