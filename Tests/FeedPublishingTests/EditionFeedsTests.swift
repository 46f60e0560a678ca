import FeedModel
import FeedParsing
import FeedPublishing
import Foundation
import Testing

struct EditionFeedsTests {
  private let bridge = Story.ID(rawValue: "aaaaaaaaaaaaaaaa")
  private let russian = Story.ID(rawValue: "bbbbbbbbbbbbbbbb")

  @Test func `top stories are those of several independent outlets, copies not counted`() throws {
    var sample = try SampleEdition()
    #expect(sample.edition().top.stories.isEmpty)
    sample.settings.top.minimumOutlets = 2
    #expect(sample.edition().top.stories.map(\.story.id) == [bridge])
  }

  @Test func `each folder has a feed, with what is in the folders inside it`() throws {
    var sample = try SampleEdition()
    sample.settings.merged.stories = 1
    let folders = sample.edition().folders
    #expect(folders.map(\.path) == ["folders/World.atom", "folders/World--Europe.atom"])
    #expect(folders.map { $0.stories.map(\.story.id) } == [[russian, bridge], [bridge]])
    #expect(sample.edition().stories.count == 2)
    sample.settings.folder.folders = ["World/Europe"]
    #expect(sample.edition().folders.count == 1)
  }

  @Test func `words and folders say what is kept and dropped`() throws {
    var sample = try SampleEdition()
    let ids = { (sample: SampleEdition) in sample.edition().merged.stories.map(\.story.id) }
    sample.settings.merged.keep = ["VISIT with", "открыт"]
    #expect(ids(sample) == [russian, bridge])
    sample.settings.merged.drop = ["came on"]
    #expect(ids(sample) == [russian])
    sample.settings.merged.drop = ["open"]
    #expect(ids(sample) == [russian, bridge])
    sample.settings.merged = StorySelection(folders: ["World/Europe"])
    #expect(ids(sample) == [bridge])
    sample.settings.merged = StorySelection(minimumOutlets: 3)
    #expect(ids(sample) == [])
  }

  @Test func `without stories each entry stands alone, under our id or its publisher's`() throws {
    var sample = try SampleEdition()
    sample.settings.tellsStories = false
    let own = sample.edition().merged.stories
    #expect(own.map(\.lead.headline).count == 4)
    #expect(own.allSatisfy { $0.tag.hasPrefix("tag:news.example,2026:folded/entry/") })
    sample.settings.ids = .original
    for place in sample.entries.indices { sample.entries[place].publisherID = "urn:x:\(place)" }
    sample.entries[1].publisherID = "urn:x:0"
    sample.entries[2].publisherID = "no address"
    let tags = sample.edition().merged.stories.map(\.tag)
    #expect(tags.contains("urn:x:3") && tags.filter { $0 == "urn:x:0" }.count == 1)
    #expect(tags.count == 3 && tags.contains { $0.hasPrefix("tag:") })
  }

  @Test func `a story that became part of another leaves a tombstone for a while`() throws {
    var sample = try SampleEdition()
    let old = Story.ID(rawValue: "cccccccccccccccc")
    sample.catalogue.joined[old] = evening - 3600
    let edition = sample.edition()
    #expect(edition.merged.departed.map(\.id) == [old])
    #expect(edition.merged.updated == evening - 3600)
    let text = try #require(MergedAtom().files(for: edition).first).text
    #expect(
      text.contains(
        """
        <at:deleted-entry ref="tag:news.example,2026:folded/story/cccccccccccccccc" \
        when="2025-05-22T20:00:00Z">
        """))
    #expect(!(try #require(TopAtom().files(for: edition).first).text.contains("xmlns:at")))
    sample.catalogue.joined[old] = evening - 8 * 86_400
    #expect(sample.edition().merged.departed.isEmpty)
  }

  @Test func `the feed of the feeds' health has an entry an event`() throws {
    var sample = try SampleEdition()
    let feed = sample.feeds[0].subscription.url
    sample.events = FeedEvent.Kind.allCases.enumerated().map {
      FeedEvent(feed: feed, kind: $1, moment: evening - Double($0), detail: "<b>")
    }
    sample.events.append(FeedEvent(feed: feed, kind: .gone, moment: evening - 91 * 86_400))
    let file = try #require(HealthAtom().files(for: sample.edition()).first)
    let parsed = try FeedParser().parse(FetchedDocument(bytes: file.contents), feed: feed)
    #expect(parsed.entries.count == 4 && !parsed.isBroken)
    #expect(parsed.entries.first?.title?.value == "Northern Dispatch moved")
    #expect(Set(parsed.entries.compactMap(\.publisherID)).count == 4)
    #expect(parsed.feed.updated == evening)
  }

  @Test func `what one run noticed of many feeds is told at times of their own`() throws {
    var sample = try SampleEdition()
    sample.events = sample.feeds.map {
      FeedEvent(feed: $0.subscription.url, kind: .gone, moment: evening, detail: nil)
    }
    let text = try #require(HealthAtom().files(for: sample.edition()).first).text
    let times = text.matches(of: /<updated>(.+)<\/updated>/).map { String($0.1) }.dropFirst()
    #expect(times.count == 4 && Set(times).count == 4)
    #expect(times.first == "2025-05-22T21:00:00Z" && times.last == "2025-05-22T21:00:00.003Z")
  }

  @Test func `rights and titles that could be taken for markup are escaped as HTML`() throws {
    var sample = try SampleEdition()
    sample.entries[3].rights = Text("5 < 6 & 7")
    sample.feeds[3].feed?.title = Text(" ")
    let text = try #require(MergedAtom().files(for: sample.edition()).first).text
    #expect(text.contains("<rights type=\"html\">5 &amp;lt; 6 &amp;amp; 7</rights>"))
    #expect(!text.contains("<title></title>") && text.contains("<title>Волжский курьер</title>"))
  }

  @Test(arguments: ["http://", "https:///path", "http:", "relative", ""])
  func `a publisher's id that is no address is not told as one`(id: String) throws {
    var sample = try SampleEdition()
    sample.settings.ids = .original
    sample.entries[3].publisherID = id
    #expect(sample.edition().merged.stories[0].tag.hasPrefix("tag:news.example,2026:"))
  }

  @Test func `the list of feeds is published with its folders and without passwords`() throws {
    var sample = try SampleEdition()
    let secret = try #require(FeedURL("https://me:secret@private.example/feed"))
    sample.feeds.append(FollowedFeed(Subscription(url: secret, title: "Private"), nil))
    let file = try #require(FeedListOPML().files(for: sample.edition()).first)
    #expect(!file.text.contains("secret"))
    let subscriptions = try OPMLReader().read(file.contents).subscriptions
    #expect(subscriptions.count == 5)
    #expect(subscriptions.contains { $0.folders == [["World", "Europe"]] })
  }

  @Test func `a story's line says what the editor said of it`() throws {
    var sample = try SampleEdition()
    let ids = sample.entries.map(\.id)
    sample.decisions = [
      Decision(.same, ids[0], ids[1], made: evening),
      Decision(.different, ids[0], ids[3], made: evening),
    ]
    let stories = sample.edition().stories
    #expect(stories.map(\.decisions.count) == [1, 2])
    let text = try #require(StoryLines().files(for: sample.edition()).first).text
    #expect(text.contains("\"kind\":\"separate\""))
  }

  @Test(arguments: [
    ("World", "World."), ("World News", "World-News."), ("World, News", "World-News-"),
    ("../../etc/passwd", "----etc--passwd-"), ("Новости", "Новости."), ("..", "folder-"),
  ])
  func `a folder's file is named after it and stays in its place`(
    folder: String, start: String
  ) throws {
    var sample = try SampleEdition()
    for place in sample.feeds.indices { sample.feeds[place].subscription.folders = [[folder]] }
    let paths = sample.edition().folders.map(\.path)
    #expect(paths.contains { $0.hasPrefix("folders/" + start) })
    #expect(paths.allSatisfy { !$0.contains("..") && $0.split(separator: "/").count == 2 })
  }

  @Test func `folders that look alike have files of their own`() throws {
    var sample = try SampleEdition()
    let names = ["A/B", "A-B", "A B", "a b", String(repeating: "x", count: 90)]
    sample.feeds[0].subscription.folders = names.map { [$0] }
    let paths = sample.edition().folders.map(\.path)
    #expect(Set(paths).count == 7 && paths.count == 7)
    #expect(paths.allSatisfy { $0.utf8.count <= 93 })
  }
}

extension OutputFile {
  var text: String { String(decoding: contents, as: UTF8.self) }
}
