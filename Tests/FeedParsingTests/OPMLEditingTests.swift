import FeedModel
import FeedParsing
import TestSupport
import Testing

struct OPMLEditingTests {
  private func read(_ text: String) throws -> OPML { try OPMLReader().read(Array(text.utf8)) }

  private func list(_ name: String) throws -> OPML {
    try OPMLReader().read(try Fixture.bytes("opml/\(name).opml"))
  }

  private func feed(_ address: String) throws -> FeedURL { try #require(FeedURL(address)) }

  @Test(arguments: OPMLTests.lists) func `a feed comes and goes, and all else stays`(
    path: String
  ) throws {
    var opml = try OPMLReader().read(try Fixture.bytes(path))
    let before = opml
    let new = Subscription(url: try feed("https://new.example/feed"), title: "New", type: "rss")
    opml.add(new)
    #expect(opml.subscriptions == before.subscriptions + [new])
    #expect(try read(OPMLWriter().write(opml)) == opml)
    let wasThere = opml.remove(new.url)
    #expect(wasThere && opml == before)
    let wasStillThere = opml.remove(new.url)
    #expect(!wasStillThere)
  }

  @Test func `a new feed goes into the folder that is there, which keeps its attributes`() throws {
    var opml = try list("namespaces")
    opml.add(
      Subscription(
        url: try feed("https://new.example/feed"), title: "New",
        folders: [["Tech", "Deep"], ["Fresh", "Inner"]]))
    let written = OPMLWriter().write(opml)
    #expect(written.contains("<outline text=\"Deep\" fz:collapsed=\"true\">"))
    #expect(written.contains("rg:icon=\"iVBORw0KGgo=\""))
    #expect(
      opml.subscriptions.first { $0.title == "New" }?.folders
        == [["Tech", "Deep"], ["Fresh", "Inner"]])
    #expect(written.ranges(of: "text=\"Tech\"").count == 1)
  }

  @Test func `a feed is taken out of all its folders, which stay`() throws {
    var opml = try list("two-folders")
    let wasThere = opml.remove(try feed("https://meridian.example/feed"))
    #expect(wasThere && opml.subscriptions.map(\.title) == ["Longview"])
    let written = OPMLWriter().write(opml)
    #expect(!written.contains("meridian") && written.contains("<outline text=\"Morning\""))
    #expect(written.contains("<outline text=\"Nothing yet\""))
  }

  @Test func `comments stay above what they are about, and go with it`() throws {
    var opml = try list("comments")
    let comments = [
      "<!-- Ada's feeds -->", "<!-- not for <sale> & \"quotes\" -->", "<!-- slow, but good -->",
      "<!-- end of World -->", "<!--behind it all-->", "<!--in a head-->",
    ]
    let before = OPMLWriter().write(opml)
    #expect(comments.allSatisfy(before.contains) && before.contains("&lt;!-- no comment --&gt;"))
    #expect(try read(before) == opml)
    let wasThere = opml.remove(try feed("https://longview.example/feed"))
    let after = OPMLWriter().write(opml)
    #expect(wasThere && !after.contains("slow, but good"))
    #expect(comments.filter { !$0.contains("slow") }.allSatisfy(after.contains))
    let end = try #require(after.firstRange(of: "<!-- end of World -->"))
    #expect(after[..<end.lowerBound].contains("Meridian"))
    #expect(after[end.upperBound...].drop(while: \.isWhitespace).hasPrefix("</outline>"))
  }

  @Test func `no doctype, however odd, makes a list that cannot be read again`() throws {
    for odd in ["\"]><!-- a -- b ---><\"", "\"-->\""] {
      let opml = try read(
        "<!DOCTYPE opml [<!ENTITY x \(odd)>]><opml><body><outline/></body></opml>")
      #expect(try read(OPMLWriter().write(opml)).isWellFormed)
    }
  }

  @Test func `what stands below a feed that is removed stays`() throws {
    var opml = try read(
      """
      <opml><body><outline text="A" xmlUrl="https://a.example/">
      <outline text="B" xmlUrl="https://b.example/"/></outline></body></opml>
      """)
    let wasThere = opml.remove(try feed("https://a.example/"))
    #expect(wasThere && opml.subscriptions.map(\.title) == ["B"])
  }

  @Test func `a feed that is commented out is not followed and not removed`() throws {
    var opml = try list("odd-folders")
    let wasThere = opml.remove(try feed("https://off.example/atom"))
    #expect(!wasThere && OPMLWriter().write(opml).contains("https://off.example/atom"))
  }

  @Test func `another list's feeds come with all that is said of them, once`() throws {
    var opml = try list("default-namespace")
    let other = try list("namespaces")
    let before = opml.subscriptions
    let added = opml.add(feedsOf: other)
    #expect(added == 2 && opml.subscriptions == before + other.subscriptions)
    let written = OPMLWriter().write(opml)
    #expect(written.contains("fz:priority=\"important\"") && written.contains("fz:colour=\"red\""))
    #expect(!written.contains("xmlns=\"\""))
    #expect(try read(written) == opml)
    let addedAgain = opml.add(feedsOf: other)
    #expect(addedAgain == 0)
  }

  @Test func `an import brings no folders without feeds, and no links`() throws {
    var opml = OPML(title: "Mine")
    let added = try ["two-folders", "version-1"].map { opml.add(feedsOf: try list($0)) }
    #expect(added == [2, 2])
    let written = OPMLWriter().write(opml)
    #expect(!written.contains("Nothing yet") && !written.contains("about.html"))
    #expect(opml.title == "Mine")
  }

  @Test(arguments: Seed.several)
  func `whatever is added and removed, a list reads as it was written`(
    seed: Seed
  ) throws {
    var random = seed.generator
    var opml = try read(RandomOutlines(using: &random).document)
    #expect(try read(OPMLWriter().write(opml)) == opml)
    for subscription in try (0..<20).map({ _ in try Subscription.sample(using: &random) }) {
      if opml.subscriptions.contains(where: { $0.url == subscription.url }) {
        let wasThere = opml.remove(subscription.url)
        #expect(wasThere && !opml.subscriptions.contains { $0.url == subscription.url })
      } else {
        opml.add(subscription)
        #expect(opml.subscriptions.contains { $0.url == subscription.url })
      }
      #expect(try read(OPMLWriter().write(opml)) == opml)
    }
  }
}
