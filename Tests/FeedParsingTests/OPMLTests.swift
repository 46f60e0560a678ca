import FeedModel
import FeedParsing
import Testing

struct OPMLTests {
  private func read(_ text: String) throws -> OPML { try OPMLReader().read(Array(text.utf8)) }

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

  @Test func `what was written reads the same`() throws {
    let feeds = try ["https://a.example/?x=1&y=2", "b \"<'>.xml"].map { try #require(FeedURL($0)) }
    let opml = OPML(
      title: "A & B",
      subscriptions: [
        Subscription(
          url: feeds[0], title: "Ä <b>", homePageURL: "https://a.example/",
          folders: [["World", "Eu\"rope"], ["Top"]], type: "atom"),
        Subscription(url: feeds[1], title: "B", type: "rss"),
      ])
    #expect(try read(OPMLWriter().write(opml)) == opml)
  }

  @Test func `names are on one line and have no control characters`() throws {
    let opml = try read(
      """
      <opml><head><title>a&#10;b&#x9B;c</title></head><body>
      <outline text="d&#9;&#x90;e"><outline text="&#x9D;" xmlUrl="f"/></outline>
      <outline xmlUrl="g&#x85;h"/></body></opml>
      """)
    #expect(opml.title == "a b›c")
    #expect(opml.subscriptions.map(\.url.rawValue) == ["f"])
    #expect(opml.subscriptions.first?.folders == [["d e"]])
    #expect(opml.subscriptions.first?.title == nil && opml.warnings.count == 1)
    #expect(try read(OPMLWriter().write(opml)).subscriptions.count == 1)
  }

  @Test func `a broken list gives what can be saved, with the line`() throws {
    let opml = try read(
      "<opml><body>\n<outline text='A & B' xmlUrl='https://a.example/'/>\n<outline xmlUrl='https://b.example/'>"
    )
    #expect(opml.subscriptions.count == 2)
    #expect(opml.warnings.first?.hasPrefix("line 2:") == true)
  }

  @Test func `what is no OPML is told`() {
    #expect(throws: OPMLError.notOPML(root: "html")) { try read("<html/>") }
    #expect(throws: OPMLError.self) { try read("no markup") }
  }
}
