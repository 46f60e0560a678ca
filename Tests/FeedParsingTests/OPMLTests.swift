import FeedModel
import FeedParsing
import TestSupport
import Testing

struct OPMLTests {
  static let lists = Fixture.files(below: "opml", suffix: ".opml")

  private func read(_ text: String) throws -> OPML { try OPMLReader().read(Array(text.utf8)) }

  private func list(_ name: String) throws -> OPML {
    try OPMLReader().read(try Fixture.bytes("opml/\(name).opml"))
  }

  private func folders(_ opml: OPML) -> [String: [[String]]] {
    Dictionary(
      opml.subscriptions.map { ($0.title ?? $0.url.rawValue, $0.folders) },
      uniquingKeysWith: { $0 + $1 })
  }

  @Test func `folders nest and a feed in two of them is there once`() throws {
    let opml = try read(
      """
      <opml version="1.0"><head><title>Mine</title></head><body>
      <outline text="World"><outline title="Europe" text="x">
        <outline type="rss" TEXT="One" XMLURL="https://a.example/feed" htmlurl="https://a.example/"/>
      </outline></outline>
      <outline text="Again"><outline text="One" xmlUrl=" https://a.example/feed "/></outline>
      <outline text="Two" xmlUrl="feeds/two.xml"/>
      </body></opml>
      """)
    #expect(opml.title == "Mine")
    #expect(opml.subscriptions.map(\.url.rawValue) == ["https://a.example/feed", "feeds/two.xml"])
    #expect(opml.subscriptions.first?.folders == [["World", "Europe"], ["Again"]])
    #expect(opml.subscriptions.first?.homePageURL == "https://a.example/")
    #expect(opml.subscriptions.last?.folders == [])
  }

  @Test func `OPML 1.0 has addresses in url, and links that are no feeds`() throws {
    let opml = try list("version-1")
    #expect(folders(opml) == ["Le Café du coin": [["Journaux"]], "Orbit": []])
    #expect(opml.title == "Mes abonnements")
  }

  @Test func `names of elements and attributes count in any case`() throws {
    let opml = try list("mixed-case")
    #expect(folders(opml) == ["Harbour Ledger": [["News"]], "Eastgate": [["News"]], "Orbit": []])
    #expect(opml.title == "Exported feeds")
    #expect(opml.subscriptions.first?.homePageURL == "https://harbour.example/")
  }

  @Test func `a feed in two folders is folded, and both are kept`() throws {
    let opml = try list("two-folders")
    #expect(folders(opml) == ["Meridian": [["World"], ["Morning"]], "Longview": [["World"]]])
  }

  @Test func `folders may have only a title, or the type of a feed, or an empty address`() throws {
    let opml = try list("odd-folders")
    #expect(
      folders(opml) == [
        "Touchline": [["Only a title"]], "Tasman Herald": [["Says it is RSS"]],
        "Civic Radio": [["Empty address"]], "In no named folder": [],
      ])
  }

  @Test func `a new list reads the same`() throws {
    let feeds = try ["https://a.example/?x=1&y=2", "b \"<'>.xml"].map { try #require(FeedURL($0)) }
    let subscriptions = [
      Subscription(
        url: feeds[0], title: "Ä <b>", homePageURL: "https://a.example/",
        folders: [["World", "Eu\"rope"], ["Top"]], type: "atom"),
      Subscription(url: feeds[1], title: "B", type: "rss"),
    ]
    let opml = OPML(title: "A & B", subscriptions: subscriptions)
    #expect(opml.subscriptions == subscriptions)
    #expect(try read(OPMLWriter().write(opml)) == opml)
  }

  @Test(arguments: lists) func `what was written reads the same`(path: String) throws {
    let opml = try OPMLReader().read(try Fixture.bytes(path))
    #expect(opml.isWellFormed && opml.warnings.isEmpty)
    #expect(try read(OPMLWriter().write(opml)) == opml)
  }

  @Test(arguments: lists) func `nothing that is said is lost in writing`(path: String) throws {
    let bytes = try Fixture.bytes(path)
    let text =
      String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map(Unicode.Scalar.init)))
    let written = OPMLWriter().write(try OPMLReader().read(bytes))
    #expect(try MarkupPieces(of: written) == MarkupPieces(of: text))
  }

  @Test func `control characters are left out, and names are on one line`() throws {
    let opml = try read(
      """
      <opml><head><title>a&#10;b&#x9B;c</title></head><body>
      <outline text="d&#9;&#x90;e"><outline text="&#x9D;" xmlUrl="f"/></outline>
      <outline xmlUrl="g&#x85;h"/></body></opml>
      """)
    #expect(opml.title == "a b›c")
    #expect(opml.subscriptions.map(\.url.rawValue) == ["f", "gh"])
    #expect(opml.subscriptions.first?.folders == [["d e"]])
    #expect(opml.subscriptions.first?.title == nil && opml.warnings.isEmpty)
    #expect(try read(OPMLWriter().write(opml)) == opml)
  }

  @Test func `a prefix that nobody declared does no harm`() throws {
    let opml = try read(
      "<opml><body><x:y/><outline a:b='c' xmlUrl='f' xmlns:d='&#39; e' d:g='h'/></body></opml>")
    #expect(opml.subscriptions.map(\.url.rawValue) == ["f"])
    let again = try read(OPMLWriter().write(opml))
    #expect(again.isWellFormed && OPMLWriter().write(again) == OPMLWriter().write(opml))
  }

  @Test func `a broken list gives what can be saved, with the line`() throws {
    let opml = try read(
      "<opml><body>\n<outline text='A & B' xmlUrl='https://a.example/'/>\n<outline xmlUrl='https://b.example/'>"
    )
    #expect(opml.subscriptions.count == 2)
    #expect(!opml.isWellFormed)
    #expect(opml.warnings.first?.hasPrefix("line 2:") == true)
  }

  @Test func `an address that is none is named with its line`() throws {
    let opml = try read(
      "<?xml version='1.0'?>\n\n<opml><body>\n<outline xmlUrl='a&#10;b'/></body></opml>")
    #expect(opml.subscriptions.isEmpty && opml.isWellFormed)
    #expect(opml.warnings.first?.hasPrefix("line 4: no address of a feed") == true)
  }

  @Test func `what is no OPML is told`() {
    #expect(throws: OPMLError.notOPML(root: "html")) { try read("<html/>") }
    #expect(throws: OPMLError.self) { try read("no markup") }
    #expect(throws: OPMLError.malformed(line: 3, "an absurdly long start tag")) {
      try read("<opml>\n<body>\n<outline\(String(repeating: " a=''", count: 2000))/>")
    }
  }
}
