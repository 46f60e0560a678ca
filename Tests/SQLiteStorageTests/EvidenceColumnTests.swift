import FeedModel
import Testing

@testable import SQLiteStorage

struct EvidenceColumnTests {
  private static let full = Evidence(
    rule: .similar, similarity: 0.1 + 0.2,
    nearest: .init(entry: .init(rawValue: "e1"), similarity: 1.0 / 3, hours: -1.5),
    terms: [
      .init(term: "мост", weight: 1e-300, isBorrowed: true), .init(term: "{", weight: 5),
    ],
    headline: ["^Report", "12 of scale"], names: ["Kursk"],
    runnerUp: .init(story: .init(rawValue: "s2"), similarity: .leastNonzeroMagnitude),
    alsoMentions: [
      .init(story: .init(rawValue: "s3"), similarity: 0.25, terms: ["a", "b"]),
      .init(story: .init(rawValue: "s4"), similarity: 0.125, terms: []),
    ],
    doubts: [
      .number(own: "112 drones", other: "232 drones", entry: .init(rawValue: "e2")),
      .names(own: ["a"], others: ["b", "c"]), .names(own: [], others: ["b"]),
      .words(["x", "y"], part: 0.5), .words([], part: 0), .hours(26.5, cost: 0.3), .runnerUp,
    ], confidence: 0.9200000166893005,
    acrossLanguages: .init(
      similarity: 0.75, nearest: .init(entry: .init(rawValue: "e3"), similarity: 0.5, hours: 2),
      names: ["Putin", "Kursk"]))

  @Test func `evidence comes back as it was`() throws {
    let text = try EvidenceColumn.write(Self.full)
    #expect(!text.hasPrefix("{"))
    #expect(try EvidenceColumn.read(text) == Self.full)
    let least = Evidence(rule: .founder)
    #expect(try EvidenceColumn.read(EvidenceColumn.write(least)) == least)
  }

  @Test(arguments: ["a\tb", "a\nb", "", "a\u{0}b"])
  func `what records cannot hold is JSON`(word: String) throws {
    var evidence = Self.full
    evidence.names = [word]
    let text = try EvidenceColumn.write(evidence)
    #expect(text.hasPrefix("{"))
    #expect(try EvidenceColumn.read(text) == evidence)
  }

  @Test(arguments: [
    "", "r", "r\tnothing\t0\t1", "r\tfounder\t0", "r\tfounder\tx\t1", "r\tfounder\t0\t1\nq",
    "r\tfounder\t0\t1\nn\te", "{}", "{",
  ])
  func `what is none is refused`(text: String) {
    #expect(throws: (any Error).self) { try EvidenceColumn.read(text) }
  }
}
