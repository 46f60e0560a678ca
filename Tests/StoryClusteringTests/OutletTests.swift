import FeedModel
import Testing

@testable import StoryClustering

/// What one outlet says twice is alike for other reasons than one event.
struct OutletTests {
  private func table(_ outlets: [(feed: String, url: String?)]) throws -> OutletTable {
    var table = OutletTable()
    for (number, outlet) in outlets.enumerated() {
      let entry = try Entry.sample("\(number)", feed: outlet.feed, title: "x", url: outlet.url)
      table.append(OutletTable.hash(of: entry))
    }
    return table
  }

  @Test func `an outlet is told by the domain of the page, where the host is shared by the feed`()
    throws
  {
    let table = try table([
      ("https://feeds.one.example/world", "https://www.one.example/1"),
      ("https://feeds.one.example/uk", "https://one.example/2"),
      ("https://a.example/feed", "https://www.youtube.com/watch?v=1"),
      ("https://b.example/feed", "https://www.youtube.com/watch?v=2"),
      ("https://planet.example/feed", "https://two.example/1"),
      ("https://planet.example/feed", "https://three.example/1"),
      ("https://c.example/feed", nil), ("https://c.example/feed", nil),
    ])
    #expect(table.areOfOne(0, 1))
    #expect(!table.areOfOne(2, 3))
    #expect(!table.areOfOne(4, 5))
    #expect(table.areOfOne(6, 7))
  }

  @Test func `where most news comes from one outlet nothing follows`() throws {
    let one = ("https://one.example/feed", "https://one.example/1")
    let others = (1...4).map { ("https://\($0).example/feed", "https://\($0).example/1") }
    #expect(try !table([one, one] + others.prefix(3)).areOfOne(0, 1))
    #expect(try table([one, one] + others).areOfOne(0, 1))
  }

  @Test func `a comparison says what being of one outlet costs`() throws {
    let feeds = ["https://a.example/feed", "https://a.example/feed", "https://b.example/feed"]
    let reports = try feeds.enumerated().map { number, feed in
      try Entry.sample(
        "\(number)", feed: feed, title: "Ferry fire on the Elbe near Stade",
        text: "Ferry fire on the Elbe near Stade, crew of nine taken off by helicopter.")
    }
    let comparer = EntryComparer(
      reports + (try others()), comparing: Set(reports.map(\.id)), clusterer: StoryClusterer())
    let one = try #require(comparer.comparison(of: reports[0].id, reports[1].id))
    let two = try #require(comparer.comparison(of: reports[0].id, reports[2].id))
    #expect(one.outletCost == 0.5 && two.outletCost == 0)
    #expect(abs(one.similarity * 2 - two.similarity) < 0.01 && two.similarity > 0.5)
  }

  /// Twenty reports of other things, from other outlets.
  private func others() throws -> [Entry] {
    try (0..<20).map { number in
      try .sample(
        "other\(number)", feed: "https://o\(number % 5).example/feed",
        title: "Thing \(number)a of number \(number)b", text: "What \(number)c did at \(number)d.")
    }
  }

  @Test func `standing phrases of one outlet join nothing, the same words of two do`() throws {
    let title = "Lockdown rules: What can pubs do in Wales?"
    let second = "Lockdown rules: What can shops do in Kent?"
    for isOne in [true, false] {
      let entries = try [
        Entry.sample(
          "a", feed: "https://a.example/feed", title: title,
          text: "Restrictions for guests from Monday on."),
        .sample(
          "b", feed: isOne ? "https://a.example/feed" : "https://b.example/feed", title: second,
          text: "Limits on customers in force since last week vary."),
      ]
      let catalogue = StoryClusterer().catalogue(of: entries + (try others()))
      #expect(catalogue.isTogether("a", "b") != isOne)
    }
  }

  @Test func `two words that summaries share by accident join nothing`() throws {
    let entries = try [
      Entry.sample(
        "a", feed: "https://a.example/feed", title: "McLaren driver drowns supercar",
        text: "He drove it into the flooded street."),
      .sample(
        "b", feed: "https://b.example/feed", title: "McLaren emerges as the dearest car",
        text: "A garage in town sells the supercar."),
    ]
    #expect(!StoryClusterer().catalogue(of: entries + (try others())).isTogether("a", "b"))
  }
}
