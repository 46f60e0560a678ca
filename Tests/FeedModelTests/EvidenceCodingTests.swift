import FeedModel
import Foundation
import Testing

struct EvidenceCodingTests {
  @Test func `evidence stored before there were names and doubts can be read`() throws {
    let stored = """
      {"confidence":0.5,"nearest":{"entry":"b","hours":2,"similarity":0.4},"rule":"similar",\
      "runnerUp":{"similarity":0.1,"story":"s"},"similarity":0.3,\
      "terms":[{"isBorrowed":false,"term":"kursk","weight":0.2}]}
      """
    let evidence = try JSONDecoder().decode(Evidence.self, from: Data(stored.utf8))
    #expect(evidence.terms.map(\.term) == ["kursk"])
    #expect(evidence.names.isEmpty && evidence.doubts.isEmpty && evidence.alsoMentions.isEmpty)
    #expect(abs(evidence.margin - 0.2) < 1e-9)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(evidence), as: UTF8.self) == stored)
  }

  @Test func `all of an evidence comes back from storage`() throws {
    let entry = Entry.ID(rawValue: "b")
    let story = Story.ID(rawValue: "s")
    let evidence = Evidence(
      rule: .similar, similarity: 0.25, nearest: .init(entry: entry, similarity: 0.5, hours: 3),
      terms: [.init(term: "kursk", weight: 0.125, isBorrowed: true)],
      headline: ["^Kursk", "112 drones over"], names: ["Kursk", "112"],
      runnerUp: .init(story: story, similarity: 0.25),
      alsoMentions: [.init(story: story, similarity: 0.25, terms: ["truce"])],
      doubts: [
        .number(own: "112 drones", other: "232 drones", entry: entry),
        .names(own: ["Lyon"], others: ["Marseille"]), .words(["tram"], part: 0.5),
        .hours(40, cost: 0.5), .runnerUp,
      ], confidence: 0.5,
      acrossLanguages: .init(
        similarity: 0.5, nearest: .init(entry: entry, similarity: 0.5, hours: 1), names: ["kursk"]))
    let coded = try JSONEncoder().encode(evidence)
    #expect(try JSONDecoder().decode(Evidence.self, from: coded) == evidence)
  }
}
