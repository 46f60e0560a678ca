import FeedModel
import FeedPublishing
import Foundation
import Testing

/// Copies of one text and versions of one report.
struct ReportKindsTests {
  /// The sample's first story with one more report.
  private func story(
    in feed: String, title: String, copyOf original: Int? = nil, also others: [String] = []
  ) throws -> EditionStory {
    var sample = try SampleEdition()
    for (number, address) in ([feed] + others).enumerated() {
      let url = try #require(FeedURL(address))
      var entry = Entry(id: .init(feed: url, identifier: "more\(number)"), feed: url)
      entry.title = Text(title)
      entry.url = address + "/more\(number)"
      entry.published = evening - Double(7200 - number * 600)
      sample.entries.append(entry)
      sample.catalogue.stories[0].members.append(
        Member(
          entry: entry.id, copyOf: original.map { sample.entries[$0].id },
          evidence: Evidence(rule: original == nil ? .similar : .copy, similarity: 1)))
    }
    return try #require(sample.edition().stories.last)
  }

  @Test func `a text that several outlets print is one text carried by so many`() throws {
    let story = try story(
      in: "https://wire2.example/feed", title: "The bridge", copyOf: 0,
      also: ["https://wire3.example/feed"])
    #expect(story.copies(of: story.lead).map(\.outlet.name).count == 3)
    let words = EvidenceWords(story.lead, in: story).sentences
    #expect(
      words.contains("3 more outlets carry this text: Radio & Sons, wire2.example, wire3.example."))
  }

  @Test func `an outlet that prints a text twice carries it once`() throws {
    let story = try story(in: "https://radio.example/feed", title: "Again", copyOf: 0)
    #expect(story.copies(of: story.lead).map(\.outlet.name) == ["Radio & Sons"])
    let last = try #require(story.reports.last)
    #expect(last.kind == .version(of: story.reports[2].entry.id))
  }

  @Test func `an outlet's own text again is a version, not another outlet`() throws {
    let story = try story(in: "https://north.example/feed", title: "Updated: bridge", copyOf: 0)
    let last = try #require(story.reports.last)
    #expect(last.kind == .version(of: story.lead.entry.id))
    #expect(story.outlets.count == 3)
    #expect(
      EvidenceWords(last, in: story).sentences.first
        == "It is Northern Dispatch's own report again, updated: the outlet counts once.")
  }

  @Test func `an outlet's report under its own headline again is a version`() throws {
    let story = try story(
      in: "https://harbour.example/rss", title: "Bridge – a visit with questions")
    #expect(story.reports.last?.kind == .version(of: story.reports[1].entry.id))
  }

  @Test func `a headline that another outlet has too is a report of its own`() throws {
    let story = try story(
      in: "https://other.example/rss", title: "Bridge: a visit with questions")
    #expect(story.reports.last?.kind == .own)
  }

  @Test func `stories are named by what they became`() throws {
    var sample = try SampleEdition()
    let old = Story.ID(rawValue: "dddddddddddddddd")
    let (first, second) = (sample.catalogue.stories[0].id, sample.catalogue.stories[1].id)
    sample.catalogue.aliases[old] = second
    sample.catalogue.stories[0].related = [old, second, .init(rawValue: "cccccccccccccccc")]
    sample.catalogue.stories[0].members[1].evidence.runnerUp?.story = .init(
      rawValue: "cccccccccccccccc")
    sample.catalogue.stories[0].members[1].evidence.alsoMentions[0].story = old
    let story = try #require(sample.edition().stories.last)
    #expect(story.story.id == first)
    #expect(story.story.related == [second])
    #expect(story.reports[1].member.evidence.runnerUp == nil)
    #expect(story.reports[1].member.alsoMentions == [second])
    #expect(
      EvidenceWords(story.reports[1], in: story).sentences.contains(
        "It also mentions \"Мост открыт\" (bbbbbbbbbbbbbbbb), by мост."))
  }
}
