import FeedModel
import FeedPublishing
import Foundation
import Testing

struct StoryPagesTests {
  /// The pages of an edition as text, by their paths.
  private func pages(
    _ sample: SampleEdition, _ format: StoryPages = StoryPages()
  ) throws -> [String: String] {
    let files = try format.files(for: sample.edition())
    #expect(Set(files.map(\.path)).count == files.count)
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.contents, as: UTF8.self)) })
  }

  @Test func `many long stories are divided into pages under 200 kB`() throws {
    var sample = try SampleEdition()
    sample.settings.merged.stories = 1000
    try sample.addLongStories(500)
    let files = try StoryPages().files(for: sample.edition())
    #expect(files.allSatisfy { $0.contents.count < 200_000 })
    #expect(files.contains { $0.path == "page/2.html" })
    #expect(files.contains { $0.path == "folders/World--Europe.2.html" })
    let lists = files.filter { $0.path == "index.html" || $0.path.hasPrefix("page/") }
    let cards = lists.map {
      String(decoding: $0.contents, as: UTF8.self).components(separatedBy: "<article>").count - 1
    }
    #expect(cards.reduce(0, +) == 502)
  }

  @Test func `a story of a thousand outlets and a text without end fits a page`() throws {
    var sample = try SampleEdition()
    try sample.addCrowd(1000)
    let page = try #require(try pages(sample)["stories/bbbbbbbbbbbbbbbb.html"])
    #expect(page.utf8.count < 200_000)
    #expect(page.contains("The text goes on at"))
    #expect(page.contains("more reports, told in stories.jsonl."))
  }

  @Test func `the id of a story that joined another leads on to it`() throws {
    let page = try #require(try pages(try SampleEdition())["stories/cccccccccccccccc.html"])
    #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=aaaaaaaaaaaaaaaa.html\">"))
    #expect(page.contains("<a href=\"aaaaaaaaaaaaaaaa.html\""))
  }

  @Test func `copies and versions stand with what they repeat`() throws {
    let sample = try SampleEdition().withLateReport(in: "https://north.example/feed")
    var again = sample
    again.entries[4].title = again.entries[0].title
    let page = try #require(try pages(again)["stories/aaaaaaaaaaaaaaaa.html"])
    #expect(page.contains("<summary>1 more outlet carries this text</summary>"))
    #expect(page.contains("<summary>1 more version</summary>"))
    #expect(page.components(separatedBy: "class=\"report\"").count == 3)
  }

  @Test func `pictures and search engines are the keeper's choice`() throws {
    var sample = try SampleEdition()
    sample.entries[0].image = "https://north.example/p.jpg"
    let plain = try #require(try pages(sample)["stories/aaaaaaaaaaaaaaaa.html"])
    #expect(!plain.contains("<img") && !plain.contains("img-src") && !plain.contains("noindex"))
    sample.settings.pagesShowImages = true
    sample.settings.pagesNoIndex = true
    let shown = try #require(try pages(sample)["stories/aaaaaaaaaaaaaaaa.html"])
    #expect(
      shown.contains(
        "<img src=\"https://north.example/p.jpg\" alt=\"\" loading=\"lazy\" referrerpolicy=\"no-referrer\">"
      ))
    #expect(shown.contains("img-src https: http: data:;"))
    #expect(shown.contains("<meta name=\"robots\" content=\"noindex\">"))
  }

  @Test func `what a source wants search engines to leave out they are asked to`() throws {
    var sample = try SampleEdition()
    sample.feeds[1].feed?.saysNoIndex = true
    let asking = try pages(sample).filter { $0.value.contains("content=\"noindex\"") }.keys
    #expect(asking.contains("stories/aaaaaaaaaaaaaaaa.html") && asking.contains("index.html"))
    #expect(asking.contains("folders/World.html"))
    #expect(!asking.contains("stories/bbbbbbbbbbbbbbbb.html"))
  }

  @Test func `each folder has a page with its stories`() throws {
    let pages = try pages(try SampleEdition())
    let world = try #require(pages["folders/World.html"])
    #expect(world.contains("aaaaaaaaaaaaaaaa") && world.contains("bbbbbbbbbbbbbbbb"))
    let europe = try #require(pages["folders/World--Europe.html"])
    #expect(europe.contains("aaaaaaaaaaaaaaaa") && !europe.contains("bbbbbbbbbbbbbbbb"))
    #expect(try #require(pages["index.html"]).contains("href=\"folders/World--Europe.html\""))
  }

  @Test func `languages are marked and Arabic runs from the right`() throws {
    var sample = try SampleEdition()
    sample.entries[1].language = "ar-EG"
    let page = try #require(try pages(sample)["stories/aaaaaaaaaaaaaaaa.html"])
    #expect(
      page.contains(
        "<p class=\"headline\" dir=\"auto\" lang=\"ar\"><a href=\"https://harbour.example/b\" hreflang=\"ar\""
      ))
    #expect(page.contains("<span class=\"tag\">Arabic</span>"))
  }

  @Test func `a template of the keeper's own takes the place of ours`() throws {
    let own = try StoryPages(replacing: [
      "card.mustache": "<li>{{headline}}|{{{headline}}}|{{nothing}}</li>", "style.css": "p {}",
    ])
    let pages = try pages(try SampleEdition(), own)
    #expect(pages["style.css"] == "p {}")
    let index = try #require(pages["index.html"])
    #expect(
      index.contains(
        "<li>Minister visits the &lt;new&gt; bridge|Minister visits the <new> bridge|</li>"))
    #expect(own.fingerprint != StoryPages().fingerprint)
    #expect(try StoryPages(replacing: ["style.css": "q {}"]).fingerprint != own.fingerprint)
  }

  @Test func `a template that is none is told with its line`() {
    #expect(throws: PageTemplateError.unknown("storey.mustache")) {
      try StoryPages(replacing: ["storey.mustache": ""])
    }
    #expect {
      try StoryPages(replacing: ["story.mustache": "a\n{{#b}}\n"])
    } throws: { error in
      guard case PageTemplateError.malformed("story.mustache", let line, _) = error else {
        return false
      }
      return (2...3).contains(line)
    }
  }
}

extension SampleEdition {
  /// Adds stories with headlines, texts and names as long as they come.
  fileprivate mutating func addLongStories(_ count: Int) throws {
    let feed = entries[0].feed
    for number in 0..<count {
      var entry = Entry(id: .init(feed: feed, identifier: "long\(number)"), feed: feed)
      entry.title = Text(String(repeating: "\"long\" & <headline> \(number) ", count: 100))
      entry.contents = [
        Text("<p>" + String(repeating: "words &amp; more ", count: 900) + "</p>", kind: .html)
      ]
      entry.url = "https://north.example/" + String(repeating: "a", count: 3000) + "\(number)"
      entry.published = evening - Double(number)
      add(entry, as: "long\(number)")
    }
  }

  /// Adds reports of many outlets to the second story, whose text becomes endless.
  fileprivate mutating func addCrowd(_ count: Int) throws {
    entries[3].contents = [Text(String(repeating: "слово ", count: 100_000), kind: .html)]
    for number in 0..<count {
      let feed = try #require(FeedURL("https://crowd\(number).example/feed"))
      var entry = Entry(id: .init(feed: feed, identifier: "crowd"), feed: feed)
      entry.title = Text("Report of outlet number \(number)")
      entry.url = "https://crowd\(number).example/" + String(repeating: "path/", count: 100)
      entry.published = evening - 3600 + Double(number)
      entries.append(entry)
      catalogue.stories[1].members.append(
        Member(entry: entry.id, evidence: Evidence(rule: .similar)))
    }
  }

  private mutating func add(_ entry: Entry, as id: String) {
    entries.append(entry)
    catalogue.stories.append(
      Story(
        id: .init(rawValue: id), lead: entry.id,
        members: [Member(entry: entry.id, evidence: Evidence(rule: .founder))],
        published: entry.effectiveDate))
  }
}
