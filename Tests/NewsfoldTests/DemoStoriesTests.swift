import BundledVectors
import FeedModel
import FeedParsing
import Foundation
import StoryClustering
import TestSupport
import Testing

/// The demo's entries against what people say are its stories.
struct DemoStoriesTests {
  /// A line of `gold.jsonl`.
  private struct Label: Decodable {
    let feed: String
    let id: String?
    let title: String
    let language: String
    let story: String
    let also: [String]?
  }

  /// The demo clustered at once, with the label of each entry.
  private struct Demo {
    var entries: [Entry] = []
    var labels: [Entry.ID: Label] = [:]
    var stories: [Entry.ID: Story.ID] = [:]

    init() throws {
      let lines = try Fixture.text("demo/gold.jsonl").split(separator: "\n")
      let all = try lines.map { try JSONDecoder().decode(Label.self, from: Data($0.utf8)) }
      for (name, expected) in Dictionary(grouping: all, by: \.feed).sorted(by: { $0.key < $1.key })
      {
        let feed = try #require(FeedURL(name))
        let document = FetchedDocument(bytes: try Fixture.bytes("demo/" + name))
        let parsed = try FeedParser().parse(document, feed: feed).entries
        #expect(parsed.count == expected.count, "\(name) is read to its end")
        for (var entry, label) in zip(parsed, expected) {
          #expect(label.id == nil || (entry.publisherID ?? entry.url) == label.id, "\(name)")
          entry.firstSeen = Date(timeIntervalSince1970: 1_747_947_600)
          entries.append(entry)
          labels[entry.id] = label
        }
      }
      let catalogue = StoryClusterer(words: try BundledVectors.table()).catalogue(
        adding: entries, to: [], previous: StoryCatalogue(), respecting: [])
      for story in catalogue.stories {
        for member in story.members { stories[member.entry] = story.id }
      }
    }

    /// BCubed F1 over the entries of one language (Bagga and Baldwin 1998).
    func bcubed(_ language: String) -> Double {
      let ids = entries.map(\.id).filter { labels[$0]?.language == language }
      var precision = 0.0
      var recall = 0.0
      for id in ids {
        let cluster = Set(ids.filter { stories[$0] == stories[id] })
        let story = Set(ids.filter { labels[$0]?.story == labels[id]?.story })
        let both = Double(cluster.intersection(story).count)
        precision += both / Double(cluster.count)
        recall += both / Double(story.count)
      }
      guard precision + recall > 0 else { return 0 }
      return 2 * precision * recall / (precision + recall) / Double(ids.count)
    }

    /// The story that holds most of some entries.
    func largest(of ids: [Entry.ID]) -> Story.ID? {
      Dictionary(grouping: ids.compactMap { stories[$0] }) { $0 }
        .max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
    }

    func entries(telling story: String, in language: String) -> [Entry.ID] {
      entries.map(\.id).filter { labels[$0]?.story == story && labels[$0]?.language == language }
    }
  }

  @Test func `reports in six languages of the visit to Kursk are one story, and so its neighbours`()
    throws
  {
    let demo = try Demo()
    let told = [
      "kursk-visit": ["en", "fr", "de", "es", "ru", "uk"], "drones-159": ["en", "ru"],
      "truce-diplomacy": ["en", "fr", "es"], "sumy-training-strike": ["en", "ru", "uk"],
    ]
    for (story, languages) in told {
      let ids = languages.map { demo.entries(telling: story, in: $0) }
      let main = try #require(demo.largest(of: ids.flatMap { $0 }))
      for (language, entries) in zip(languages, ids) {
        #expect(entries.contains { demo.stories[$0] == main }, "\(story) in \(language)")
      }
    }
  }

  @Test func `nothing in another language slips into the story of the visit`() throws {
    let demo = try Demo()
    let visit = try #require(demo.largest(of: demo.entries(telling: "kursk-visit", in: "en")))
    for entry in demo.entries where demo.stories[entry.id] == visit {
      #expect(demo.labels[entry.id]?.story == "kursk-visit")
    }
  }

  @Test func `across languages hardly two reports are together that tell different things`() throws
  {
    let demo = try Demo()
    var (right, found) = (0, 0)
    for (place, first) in demo.entries.map(\.id).enumerated() {
      for second in demo.entries.map(\.id).dropFirst(place + 1)
      where demo.stories[first] == demo.stories[second] {
        let (a, b) = (demo.labels[first], demo.labels[second])
        guard a?.language != b?.language else { continue }
        found += 1
        right += a?.story == b?.story ? 1 : 0
      }
    }
    print("demo.crosslingual_precision: \(Double(right) / Double(max(1, found))) of \(found)")
    #expect(Double(right) >= 0.9 * Double(found))
  }

  @Test func `within a language the stories are those that people see`() throws {
    let demo = try Demo()
    let counts = Dictionary(grouping: demo.entries) { demo.labels[$0.id]?.language ?? "" }
      .mapValues(\.count)
    var total = 0.0
    var weight = 0.0
    for (language, count) in counts where count > 1 {
      let score = demo.bcubed(language)
      print("demo.\(language).bcubed_f1: \(score) (\(count) entries)")
      total += score * Double(count)
      weight += Double(count)
    }
    print("demo.bcubed_f1: \(total / weight)")
    let floors = try JSONDecoder().decode(
      [String: Double].self,
      from: Data(contentsOf: Fixture.projectFolder.appending(path: "Tests/floors.json")))
    #expect(total / weight >= (try #require(floors["demo.bcubed_f1"])))
    #expect(demo.bcubed("en") >= (try #require(floors["demo.en.bcubed_f1"])))
  }

  @Test func `the visit to Kursk is one story and its neighbours are others`() throws {
    let demo = try Demo()
    let visit = demo.entries(telling: "kursk-visit", in: "en").compactMap { demo.stories[$0] }
    let main = try #require(
      Dictionary(grouping: visit) { $0 }.max { $0.value.count < $1.value.count })
    #expect(main.value.count >= 6)
    let neighbours = [
      "sumy-training-strike", "drones-159", "oryol-plant", "truce-diplomacy", "drones-112",
      "drones-232", "zelenskyy-border", "poltava-range-strike",
    ]
    var seen: Set<Story.ID> = [main.key]
    for neighbour in neighbours {
      let ids = demo.entries(telling: neighbour, in: "en").compactMap { demo.stories[$0] }
      let largest = Dictionary(grouping: ids) { $0 }.max { $0.value.count < $1.value.count }
      let story = try #require(largest).key
      #expect(seen.insert(story).inserted, "\(neighbour) stands by itself")
    }
  }
}
