import FeedModel
import FeedParsing
import Testing
import XML

/// Documents of which nobody says what they are encoded in.
struct EncodingDetectorTests {
  /// What the parser makes of a text in an encoding, nothing declared.
  private func read(_ text: String, as bytes: [UInt8]) throws -> ParsedFeed {
    let start = Array("<rss version='2.0'><channel><title>t</title><item><title>".utf8)
    let end = Array("</title></item></channel></rss>".utf8)
    let feed = try #require(FeedURL("https://a.example/feed"))
    return try FeedParser().parse(FetchedDocument(bytes: start + bytes + end), feed: feed)
  }

  @Test(arguments: [
    ("windows-1251", "CP1251", "Жители города вышли на набережную, чтобы увидеть ледоход"),
    ("koi8-r", "KOI8-R", "Жители города вышли на набережную, чтобы увидеть ледоход"),
    ("ibm866", "CP866", "Жители города вышли на набережную, чтобы увидеть ледоход"),
    ("gb18030", "GB18030", "市民昨天在河边看到了今年第一次的冰"),
    ("big5", "BIG5", "市民昨天在河邊看到了今年第一次的冰"),
    ("shift_jis", "CP932", "町の人々は川のほとりで今年はじめての氷を見た"),
    ("euc-jp", "EUC-JP", "町の人々は川のほとりで今年はじめての氷を見た"),
    ("euc-kr", "CP949", "시민들은 어제 강가에서 올해 처음으로 얼음을 보았다"),
    ("windows-1255", "CP1255", "תושבי העיר יצאו אל הנהר כדי לראות את הקרח"),
    ("windows-1256", "CP1256", "خرج سكان المدينة إلى ضفة النهر لرؤية الجليد"),
    ("windows-1253", "CP1253", "Οι κάτοικοι της πόλης βγήκαν στο ποτάμι για να δουν τον πάγο"),
    ("windows-874", "CP874", "ชาวเมืองออกไปที่ริมแม่น้ำเพื่อดูน้ำแข็ง"),
    (
      "windows-1250", "CP1250",
      "Mieszkańcy wyszli nad rzekę, żeby zobaczyć pierwszą krę; dzień był mroźny"
    ),
    (
      "windows-1252", "CP1252",
      "Die Bürger gingen zum Fluß, um das Eis zu sehen; été, où, naïve, señor"
    ),
  ])
  func `letters tell the encoding`(name: String, iconv: String, text: String) throws {
    let bytes = try #require(Transcoder.bytes(of: text, encoding: iconv))
    let parsed = try read(text, as: bytes)
    #expect(parsed.encoding == name)
    #expect(parsed.entries.first?.title?.value == text)
    #expect(parsed.isBroken)
  }

  @Test func `a lone letter is taken for a Western one`() throws {
    let parsed = try read("é", as: [0x63, 0x61, 0x66, 0xE9])
    #expect(parsed.encoding == "windows-1252")
    #expect(parsed.entries.first?.title?.value == "café")
  }

  @Test func `text encoded twice is put right`() throws {
    let twice = "\u{C3}\u{A9}t\u{C3}\u{A9}"
    #expect(try read("été", as: Array(twice.utf8)).entries.first?.title?.value == "été")
    let references = "&acirc;&#128;&brvbar;"
    let parsed = try read("…", as: Array(references.utf8))
    #expect(parsed.entries.first?.title?.value == "…")
    #expect(parsed.isBroken && parsed.warnings.contains { $0.contains("acirc") })
  }

  @Test(arguments: ["café\u{A0}— bar", "NÃO", "«\u{A0}é\u{A0}»", "Ã", "naïve façade", "ï¿¾"])
  func `text that is as it should be stays`(text: String) throws {
    #expect(try read(text, as: Array(text.utf8)).entries.first?.title?.value == text)
  }
}
