import FeedModel
import FeedPublishing
import Foundation
import TestSupport
import Testing

struct ArchivePlanTests {
  /// Midnight of the first day.
  private let start = Date(timeIntervalSince1970: 1_747_785_600)

  /// A story first told on a day and last told some days later.
  private func story(
    _ name: String, day: Double, lasting: Double = 0.1, seen: Double? = nil
  ) -> StoryOutline {
    let published = start + day * 86_400
    let last = published + lasting * 86_400
    return StoryOutline(
      id: .init(rawValue: name), published: published, lastReport: last,
      lastSeen: seen.map { start + $0 * 86_400 } ?? last, feeds: [])
  }

  private func plan(
    _ stories: [StoryOutline], _ merged: [String] = [], after state: ArchiveState = .init(),
    day: Double
  ) -> ArchivePlan {
    ArchivePlan(
      stories, merged: Set(merged.map(Story.ID.init)), after: state, days: 7,
      at: start + day * 86_400)
  }

  private func told(_ plan: ArchivePlan) -> [String] {
    plan.pages.map { page in
      "\(page.day)\(page.isClosing ? "!" : "") "
        + page.stories.map(\.rawValue).joined(separator: ",")
    }
  }

  @Test func `as long as the merged feed holds all, there is no archive`() {
    let young = plan([story("a", day: 0), story("b", day: 1)], ["a", "b"], day: 7)
    #expect(young.pages.isEmpty && young.state == ArchiveState() && young.passed.isEmpty)
    #expect(young.nextClosing == start + 8 * 86_400)
  }

  @Test func `a day is closed when all that was told on it has left, and the next one is begun`() {
    let stories = [story("a", day: 0), story("b", day: 1.2), story("c", day: 3)]
    let first = plan(stories, ["b", "c"], day: 8)
    #expect(told(first) == ["2025-05-21! a", "2025-05-22 b"])
    #expect(first.pages[0].links.next == "archive/2025-05-22.atom")
    #expect(first.pages[0].links.previous == nil && first.pages[0].links.isPage)
    #expect(first.pages[1].links.previous == "archive/2025-05-21.atom")
    #expect(first.state.newest?.description == "2025-05-22")
    let second = plan(Array(stories[1...]), ["c"], after: first.state, day: 9)
    #expect(told(second) == ["2025-05-22! b", "2025-05-24 c"])
    #expect(second.pages[0].links.previous == "archive/2025-05-21.atom")
  }

  @Test func `what still grows when its day is closed goes to the next page`() {
    let stories = [story("a", day: 0), story("live", day: 0.5, lasting: 5), story("b", day: 2)]
    let first = plan(stories, ["live", "b"], day: 8)
    #expect(told(first) == ["2025-05-21! a", "2025-05-23 b,live"])
    let later = plan(Array(stories[1...]) + [story("c", day: 9)], after: first.state, day: 13)
    #expect(told(later) == ["2025-05-23! b,live", "2025-05-30 c"])
  }

  @Test func `a story that comes late goes to the first open page, an old one nowhere`() {
    let first = plan([story("a", day: 0), story("b", day: 2)], ["b"], day: 8)
    let late = story("late", day: 0.3, lasting: 2, seen: 8.2)
    let old = story("old", day: 0.3, seen: 8.2)
    let second = plan([story("b", day: 2), late, old], ["b"], after: first.state, day: 8.5)
    #expect(told(second) == ["2025-05-23 b,late"])
    #expect(second.passed.map(\.rawValue) == ["old"])
  }

  @Test func `what the merged feed has no room for is in the archive at once`() {
    let stories = [story("a", day: 0), story("b", day: 0.1), story("c", day: 1)]
    let crowded = plan(stories, ["c"], day: 1.5)
    #expect(told(crowded) == ["2025-05-21 b,a"])
    #expect(crowded.state.newest?.path == "archive/2025-05-21.atom")
    let empty = plan([story("c", day: 1)], ["c"], after: crowded.state, day: 1.6)
    #expect(told(empty) == ["2025-05-21 "], "a page that was linked to stays")
  }

  @Test func `without a later day nothing is closed, since its page could not be linked to`() {
    let lonely = plan([story("a", day: 0)], day: 20)
    #expect(told(lonely) == ["2025-05-21 a"] && lonely.nextClosing == nil)
  }

  @Test(arguments: Seed.several) func `every story that was in the feed is filed once`(seed: Seed) {
    var random = seed.generator
    var waiting: [StoryOutline] = []
    var state = ArchiveState()
    var filed: [Story.ID] = []
    var all: Set<Story.ID> = []
    for day in 0..<120 {
      if day < 100 {
        for number in 0..<Int.random(in: 0...4, using: &random) {
          let lasting = Double.random(in: 0...3, using: &random)
          let story = story("\(day)-\(number)", day: Double(day), lasting: lasting)
          waiting.append(story)
          all.insert(story.id)
        }
      } else if day == 119 {
        waiting.append(story("end", day: 119))
      }
      let now = Double(day) + 0.9
      let plan = plan(waiting, waiting.map(\.id.rawValue), after: state, day: now)
      for page in plan.pages where page.isClosing { filed += page.stories }
      #expect(plan.state.closed.starts(with: state.closed))
      #expect(plan.state.closed == plan.state.closed.sorted())
      state = plan.state
      waiting.removeAll { filed.contains($0.id) }
    }
    #expect(filed.count == Set(filed).count && Set(filed) == all)
  }

  @Test func `a page made of some stories after others has all of them, under one head`() throws {
    let sample = try SampleEdition()
    let whole = sample.whole
    let stories = whole.stories.map(\.story.id)
    let plan = plan([story("a", day: 0), story("b", day: 1)], ["b"], day: 1.5)
    let day = try #require(plan.pages.first?.day)
    let links = ArchiveLinks(isPage: true, previous: "archive/2025-05-20.atom")
    var page = ArchivePage(day, links: links, settings: sample.settings)
    page.add(Set(stories), of: sample.sources)
    var pieces = ArchivePage(day, links: links, settings: sample.settings)
    for story in stories { pieces.add([story], of: sample.sources) }
    #expect(stories.count == 2 && pieces.file.contents == page.file.contents)
    let text = String(decoding: page.file.contents, as: UTF8.self)
    #expect(text.contains("<updated>\(whole.merged.updated.rfc3339)</updated>"))
    let empty = ArchivePage(day, links: links, settings: sample.settings)
    #expect(String(decoding: empty.file.contents, as: UTF8.self).contains("</feed>"))
  }

  @Test func `entries told alone are so in the archive too, each id once`() throws {
    var sample = try SampleEdition()
    sample.settings.tellsStories = false
    sample.settings.ids = .original
    sample.entries[1].publisherID = "https://north.example/same"
    sample.entries[2].publisherID = "https://north.example/same"
    let edition = sample.edition()
    let stories = Set(sample.catalogue.stories.map(\.id))
    #expect(edition.whole.count == 1 && edition.merged.stories.count == 3)
    let plan = plan([story("a", day: 0), story("b", day: 1)], ["b"], day: 1.5)
    let day = try #require(plan.pages.first?.day)
    var page = ArchivePage(day, links: ArchiveLinks(isPage: true), settings: sample.settings)
    for story in stories { page.add([story], of: sample.sources) }
    let text = String(decoding: page.file.contents, as: UTF8.self)
    let ids = text.matches(of: /<entry>\s*<id>(.+)<\/id>/).map { String($0.1) }
    #expect(Set(ids) == Set(edition.merged.stories.map(\.tag)) && ids.count == 3)
  }
}
