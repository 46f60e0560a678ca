import FeedModel
import FeedStorage
import Foundation
import Newsfold
import Testing

@testable import ReviewServer

/// What the pages show and do.
struct PagesTests {
  @Test func `stories are listed, searched and filtered`() async throws {
    let sample = try await SampleSite()
    let all = await sample.get("/stories").text
    let count = try await sample.store.storyCounts().all
    #expect(all.contains("\(count) stories"))
    let some = await sample.get("/stories?q=kremlin+PUTIN").text
    #expect(some.contains(" of \(count)<") && some.contains("data-open"))
    #expect(await sample.get("/stories?q=zzzyyyxxx").text.contains("No story is like that"))
    let large = await sample.get("/stories?size=3").text
    #expect(!large.contains(", 1 report<"))
    #expect(await sample.get("/stories?from=2030-01-01").text.contains("No story is like that"))
    #expect(await sample.get("/stories?to=2001-01-01").text.contains("No story is like that"))
    #expect(!(await sample.get("/stories?language=en").text.contains("No story is like that")))
    #expect(await sample.get("/stories?folder=None").text.contains("No story is like that"))
  }

  @Test(arguments: ["q", "folder", "outlet", "language", "size", "from", "to", "page"])
  func `no parameter comes back as markup`(name: String) async throws {
    let sample = try await SampleSite()
    let attack = "\"><script>alert(1)</script>'"
    let answer = await sample.get("/stories?\(name)=\(FormFields.encoded(attack))")
    #expect(answer.status == .ok)
    #expect(!answer.text.contains("<script>alert"))
  }

  @Test func `a story shows its reports with their evidence, and none of their markup`()
    async throws
  {
    let sample = try await SampleSite()
    let story = try await sample.largest()[0]
    let page = await sample.get("/stories/\(story.id)").text
    for member in story.members { #expect(page.contains("value=\"\(member.entry)\"")) }
    #expect(page.contains("Why it is here") && page.contains("<svg"))
    #expect(!page.contains("<img") && !page.contains("style=") && !page.contains("javascript:"))
  }

  @Test func `reports are split off, moved back and undone`() async throws {
    let sample = try await SampleSite()
    let story = try await sample.largest()[0]
    let entry = try #require(story.members.last { $0.entry != story.lead && $0.copyOf == nil })
      .entry
    let split = await sample.post(
      "/decide",
      [("kind", "split"), ("of", story.id.rawValue), ("entry", entry.rawValue)])
    #expect(split.status == .seeOther && split.headers["location"] == "/done")
    let other = try #require(try await sample.story(of: entry))
    #expect(other.id != story.id)
    #expect(await sample.get("/done").text.contains("is another story than"))
    #expect(await sample.get("/stories/\(other.id)").text.contains("What you said of it"))
    let moved = await sample.post(
      "/decide",
      [
        ("kind", "move"), ("of", other.id.rawValue), ("entry", entry.rawValue),
        ("other", story.id.rawValue),
      ])
    #expect(moved.status == .badRequest || moved.status == .seeOther)
    for number in [2, 1] {
      let decisions = try await sample.store.decisions()
      guard decisions.count >= number else { continue }
      let undone = await sample.post("/undo", [("decision", decisions[number - 1].id.rawValue)])
      #expect(undone.status == .seeOther)
    }
    #expect(try await sample.story(of: entry)?.id == story.id)
    let again = await sample.post(
      "/undo", [("decision", try await sample.store.decisions()[0].id.rawValue)])
    #expect(again.status == .badRequest && again.text.contains("was undone"))
  }

  @Test func `two stories selected in the list become one, and stay so when published`()
    async throws
  {
    let sample = try await SampleSite()
    let stories = try await sample.largest()
    let answer = await sample.post(
      "/decide", stories.map { ("story", $0.id.rawValue) } + [("kind", "join")])
    #expect(answer.status == .seeOther, "\(answer.text)")
    #expect(
      try await sample.story(of: stories[0].lead) == (try await sample.story(of: stories[1].lead)))
    let done = await sample.get("/done").text
    #expect(done.contains("are one story"))
    let published = sample.folder + "/public/stories.jsonl"
    let both = stories.map(\.lead.rawValue)
    var isPublished = false
    for _ in 0..<100 where !isPublished {
      let text = (try? String(contentsOfFile: published, encoding: .utf8)) ?? ""
      isPublished = text.split(separator: "\n").contains { line in
        both.allSatisfy { line.contains($0) }
      }
      if !isPublished { try await Task.sleep(for: .milliseconds(100)) }
    }
    #expect(isPublished)
  }

  @Test func `another story is found by words, and asked back where several are meant`()
    async throws
  {
    let sample = try await SampleSite()
    let story = try await sample.largest()[0]
    let form = [("kind", "join"), ("of", story.id.rawValue)]
    let several = await sample.post("/decide", form + [("find", "e")])
    #expect(several.status == .ok && several.text.contains("Which story?"))
    let none = await sample.post("/decide", form + [("find", "zzzyyyxxx")])
    #expect(none.status == .badRequest)
    #expect(try await sample.store.decisions().isEmpty)
  }

  @Test func `decisions are exported, and imported once`() async throws {
    let sample = try await SampleSite()
    let stories = try await sample.largest()
    _ = await sample.post("/decide", stories.map { ("story", $0.id.rawValue) } + [("kind", "join")])
    let lines = await sample.get("/decisions.jsonl").text
    let other = try await SampleSite()
    #expect(await other.post("/decisions/import", [("lines", lines)]).status == .seeOther)
    #expect(await other.post("/decisions/import", [("lines", lines)]).status == .seeOther)
    #expect(try await other.store.decisions() == (try await sample.store.decisions()))
    #expect(
      try await other.story(of: stories[0].lead)?.members.count
        == (try await sample.story(of: stories[0].lead)?.members.count))
    let broken = await other.post("/decisions/import", [("lines", lines + "{}")])
    #expect(broken.status == .badRequest && broken.text.contains("Line 2"))
  }

  @Test func `a decision waits for a run at work, and then takes effect`() async throws {
    let sample = try await SampleSite()
    let stories = try await sample.largest()
    do {
      let lock = try RunLock(folder: sample.folder)
      let answer = await lock.whileHeld {
        await sample.post("/decide", stories.map { ("story", $0.id.rawValue) } + [("kind", "join")])
      }
      #expect(answer.status == .seeOther)
      #expect(await sample.get("/done").text.contains("A run is at work"))
    }
    #expect(try await sample.store.decisions().count == 1)
    var isOne = false
    for _ in 0..<100 where !isOne {
      try await Task.sleep(for: .milliseconds(100))
      isOne = try await sample.story(of: stories[0].lead) == sample.story(of: stories[1].lead)
    }
    #expect(isOne)
  }

  @Test func `feeds, runs and decisions have their pages`() async throws {
    let sample = try await SampleSite()
    #expect(await sample.get("/runs").text.contains("No run is remembered"))
    var run = RunSummary(at: SampleSite.now)
    run.failures = 1
    run.failed = [.init(feed: "A<b>", words: "no answer")]
    try await sample.store.keep(run)
    let runs = await sample.get("/runs").text
    #expect(runs.contains("A&lt;b&gt;: no answer") && runs.contains("<rect"))
    let feeds = await sample.get("/feeds").text
    #expect(feeds.contains("4 feeds") && feeds.contains("alone"))
    #expect(await sample.get("/decisions").text.contains("decided nothing yet"))
  }

  @Test func `published files have validators`() async throws {
    let sample = try await SampleSite()
    let first = await sample.get("/published/merged.atom")
    #expect(first.status == .ok && first.text.contains("<feed"))
    let tag = try #require(first.headers["etag"])
    let modified = try #require(first.headers["last-modified"])
    for headers in [["if-none-match": tag], ["if-modified-since": modified]] {
      let second = await sample.get("/published/merged.atom", headers: headers)
      #expect(second.status == .notModified && second.body.isEmpty)
    }
    let other = await sample.get("/published/merged.atom", headers: ["if-none-match": "\"x\""])
    #expect(other.status == .ok)
    let page = await sample.get("/published/index.html")
    #expect(page.headers["content-security-policy"]?.contains("sandbox") == true)
  }

  @Test func `with a token nothing is shown without it`() async throws {
    let secret = "sixteen letters!".replacing(" ", with: "-")
    let sample = try await SampleSite(secret: secret)
    for target in ["/", "/stories", "/published/merged.atom", "/nothing", "/decisions.jsonl"] {
      #expect(await sample.get(target).status == .unauthorized, "\(target)")
    }
    let wrong = await sample.post("/login", [("secret", "wrong")])
    #expect(wrong.status == .unauthorized && wrong.headers["set-cookie"] == nil)
    let right = await sample.post("/login", [("secret", secret)])
    let cookie = try #require(right.headers["set-cookie"]?.split(separator: ";").first).description
    #expect(await sample.get("/stories", headers: ["cookie": cookie]).status == .ok)
    #expect(await sample.get("/stories", headers: ["cookie": "newsfold=x"]).status == .unauthorized)
    let basic = Data("reader:\(secret)".utf8).base64EncodedString()
    for value in ["Bearer \(secret)", "Basic \(basic)"] {
      let feed = await sample.get("/published/merged.atom", headers: ["authorization": value])
      #expect(feed.status == .ok)
    }
    let restarted = try await SampleSite(secret: secret)
    #expect(await restarted.get("/stories", headers: ["cookie": cookie]).status == .unauthorized)
  }
}
