import FeedModel
import FeedParsing
import FeedPublishing
import Foundation
import TestSupport
import Testing

struct OutputFormatTests {
  @Test func `what is published is what was recorded`() throws {
    let edition = try SampleEdition().edition()
    let files = try OutputFormats.all.flatMap { try $0.files(for: edition) }
    for file in files where file.path != "style.css" {
      try expectGolden(file.contents, "edition/" + file.path)
    }
  }

  @Test func `the same edition has the same bytes`() throws {
    let sample = try SampleEdition()
    var shuffled = sample
    shuffled.catalogue.stories.reverse()
    shuffled.feeds.reverse()
    for format in OutputFormats.all {
      #expect(try format.files(for: sample.edition()) == format.files(for: shuffled.edition()))
    }
  }

  @Test func `what Newsfold writes, Newsfold reads`() throws {
    let edition = try SampleEdition().edition()
    let file = try #require(MergedAtom().files(for: edition).first)
    let address = try #require(FeedURL("https://news.example/folded/merged.atom"))
    let parsed = try FeedParser().parse(FetchedDocument(bytes: file.contents), feed: address)
    #expect(!parsed.isBroken)
    #expect(parsed.warnings == [])
    #expect(parsed.feed.feedURL == "https://news.example/folded/merged.atom")
    #expect(
      parsed.entries.map(\.title?.value) == [
        "Мост открыт", "Minister visits the &lt;new&gt; bridge",
      ])
    let story = try #require(parsed.entries.last)
    #expect(story.publisherID == "tag:news.example,2026:folded/story/aaaaaaaaaaaaaaaa")
    #expect(story.url == "https://north.example/a")
    #expect(story.authors.map(\.name) == ["Northern Dispatch", "Harbour Ledger", "Radio & Sons"])
    #expect(
      story.links.filter { $0.rel == "via" }.map(\.href) == [
        "https://harbour.example/b", "https://radio.example/c",
      ])
  }

  @Test func `source is the last child of an entry`() throws {
    let edition = try SampleEdition().edition()
    let file = try #require(MergedAtom().files(for: edition).first)
    let text = String(decoding: file.contents, as: UTF8.self)
    #expect(text.components(separatedBy: "</source>\n  </entry>").count == 3)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "a & b", "a &amp; b", "]]>", "\u{0}\u{1}\u{7F}\u{85}x",
    "\u{FFFF}y",
    "\"quotes' & <tags>", "  \n\t ", "🚀 emoji", "مرحبا", "&#x1;",
    String(repeating: "long ", count: 500),
  ])
  func `hostile titles leave every file whole`(title: String) throws {
    var sample = try SampleEdition()
    sample.entries[0].title = Text(title)
    sample.entries[0].url = "https://e.org/a b\"<>{}|\\^`%zz#x#y"
    sample.entries[0].categories = [Category(term: title), Category(term: "")]
    sample.settings.title = title.trimmingASCIIWhitespace().isEmpty ? "x" : title
    let edition = sample.edition()
    let atom = try #require(MergedAtom().files(for: edition).first)
    let address = try #require(FeedURL("https://news.example/merged.atom"))
    let parsed = try FeedParser().parse(FetchedDocument(bytes: atom.contents), feed: address)
    #expect(!parsed.isBroken && parsed.entries.count == 2)
    #expect(parsed.entries.allSatisfy { $0.title?.isEmpty == false })
    for page in try StoryPages().files(for: edition) {
      let html = String(decoding: page.contents, as: UTF8.self)
      #expect(!html.contains("<script"))
    }
    let json = try #require(try MergedJSONFeed().files(for: edition).first)
    _ = try JSONSerialization.jsonObject(with: Data(json.contents))
  }
}
