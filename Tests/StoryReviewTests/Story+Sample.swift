import FeedModel
import FoundationEssentials

/// Entries and the stories they are in, made by hand.
struct NewsRoom {
  var entries: [Entry.ID: Entry] = [:]
  var stories: [Story] = []

  /// Adds a story of reports: their names, headlines, hours and evidence.
  mutating func add(_ id: String, _ reports: [Report], related: [String] = []) throws {
    for report in reports { entries[.init(rawValue: report.name)] = try report.entry }
    stories.append(
      Story(
        id: .init(rawValue: id), lead: .init(rawValue: reports[0].name),
        members: reports.map {
          Member(entry: .init(rawValue: $0.name), copyOf: $0.original, evidence: $0.evidence)
        },
        published: Date(timeIntervalSince1970: 0), related: related.map(Story.ID.init)))
  }

  struct Report {
    var name: String
    var headline: String
    var hours = 0.0
    var original: Entry.ID?
    var evidence = Evidence(rule: .similar, similarity: 0.4)

    var entry: Entry {
      get throws {
        guard let feed = FeedURL("https://\(name).example/feed") else {
          throw CocoaError(.fileReadUnknown)
        }
        var entry = Entry(id: .init(rawValue: name), feed: feed)
        entry.title = Text(headline)
        entry.language = "en"
        entry.published = Date(timeIntervalSince1970: 1_747_000_000 + hours * 3600)
        return entry
      }
    }

    /// The same, held to another report it is nearest to.
    func near(_ other: String, similarity: Double = 0.4) -> Report {
      var report = self
      report.evidence.nearest = .init(
        entry: .init(rawValue: other), similarity: similarity, hours: 1)
      return report
    }

    /// The same, hardly closer to its story than to another.
    func torn(to story: String, confidence: Double = 0.05) -> Report {
      var report = self
      report.evidence.runnerUp = .init(story: .init(rawValue: story), similarity: 0.38)
      report.evidence.confidence = confidence
      report.evidence.doubts = [.runnerUp]
      return report
    }
  }
}

extension NewsRoom {
  /// A flood of three reports, one of which could belong to a strike of two.
  static func floodAndStrike() throws -> NewsRoom {
    var room = NewsRoom()
    try room.add(
      "flood",
      [
        Report(name: "f1", headline: "Dyke breaks near Vetluga").near("f2"),
        Report(name: "f2", headline: "Vetluga dyke broke, houses flooded", hours: 1).near("f1"),
        Report(name: "f3", headline: "Shipyard stands still", hours: 2).near("f1").torn(
          to: "strike"),
      ])
    try room.add(
      "strike",
      [
        Report(name: "s1", headline: "Welders strike at Halden", hours: 1).near("s2"),
        Report(name: "s2", headline: "Halden welders walk out", hours: 3).near("s1"),
      ])
    return room
  }

  /// A story whose halves are each nearest to themselves, two days apart.
  static func twoFires() throws -> NewsRoom {
    var room = NewsRoom()
    try room.add(
      "fire",
      [
        Report(name: "a1", headline: "Warehouse burns in Lyon").near("a2"),
        Report(name: "a2", headline: "Lyon warehouse fire burns on", hours: 1).near("a1"),
        Report(name: "b1", headline: "Flames in Marseille harbour", hours: 60).near("b2"),
        Report(name: "b2", headline: "Marseille port still burning", hours: 61).near("b1"),
      ])
    return room
  }
}
