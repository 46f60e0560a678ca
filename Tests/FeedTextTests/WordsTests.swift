import FeedText
import Testing

struct WordsTests {
  @Test(arguments: [
    ("Déjà vu in KÖLN", ["deja", "vu", "in", "koln"]),
    ("up 7.1 % to 2,400. Then", ["up", "7.1", "to", "2,400", "then"]),
    ("won 2-1,then lost", ["won", "2", "1", "then", "lost"]),
    ("$1.5bn", ["1.5", "bn"]),
    ("the U.S. army's", ["the", "u", "s", "army", "s"]),
    ("ﬁnance №5 ＡＢＣ½", ["finance", "no5", "abc1", "2"]),
    ("Straße ΣΊΣΥΦΟΣ", ["strasse", "σισυφοσ"]),
    ("Орёл ЙОД", ["орел", "иод"]),
    ("", []),
    (" ¿? — …", []),
  ])
  func `words are folded runs of letters, marks and digits`(text: String, terms: [String]) {
    #expect(Words(text).terms == terms)
  }

  @Test(arguments: [
    ("東京タワー", ["東京", "京タ", "タワ", "ワー"]),
    ("雨 Tokyo晴", ["雨", "tokyo", "晴"]),
    ("ไทย", ["ไท", "ทย"]),
  ])
  func `scripts without spaces give pairs of characters`(text: String, terms: [String]) {
    #expect(Words(text).terms == terms)
  }

  @Test func `composed and decomposed spellings are one word`() {
    #expect(Words("cafe\u{301}").terms == Words("caf\u{E9}").terms)
  }

  @Test func `vowel signs that are no accents stay`() {
    #expect(Words("हिन्दी").terms != Words("हन्द").terms)
  }

  @Test func `letters beyond the basic plane are words`() {
    #expect(Words("𝐍ews 𐐀𐐁 😀").terms == ["news", "𐐨𐐩"])
  }

  @Test func `a limit counts words between spaces, two characters without spaces as one`() {
    #expect(Words("one two-three four", first: 2).terms == ["one", "two", "three"])
    #expect(Words("東京タワー", first: 2).terms == ["東京", "京タ", "タワ"])
    #expect(Words("one", first: 0).terms.isEmpty)
  }

  @Test func `the flat form and the strings agree`() {
    let words = Words("Kursk, 20 May")
    #expect(words.count == 3)
    #expect(String(decoding: words.bytes[words.range(2)], as: UTF8.self) == "may")
  }

  @Test(arguments: [
    ("Putin visits Kursk", "o.i"), ("visit to Kursk: Putin speaks. He said", "..io.o."),
    ("the Jean-Luc affair", ".ii."), ("the 'Terror will not win' front page", ".o....."),
    ("North Korea's Kim", "oi.i"), ("say “We know” – Ärzte in Ålesund", ".o.o.i"),
    ("in 7.1 London", "..i"), ("в Курске 112 дронов", ".i.."), ("日本 Tokyo", ".i"), ("", ""),
  ])
  func `capitals tell names inside a sentence`(text: String, expected: String) {
    let marks: [Words.Capital: String] = [.none: ".", .opening: "o", .inside: "i"]
    #expect(Words(text).capitals.map { marks[$0] ?? "?" }.joined() == expected)
    #expect(Words(text).capitals.count == Words(text).count)
  }
}
