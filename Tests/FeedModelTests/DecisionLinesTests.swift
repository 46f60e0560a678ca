import FeedModel
import FoundationEssentials
import Testing

struct DecisionLinesTests {
  private let made = Date(timeIntervalSince1970: 1_747_947_600)

  private var every: [Decision] {
    let ids = ["a", "b", "c"].map { Entry.ID(rawValue: $0) }
    let join = Decision(.join([[ids[0]], [ids[1], ids[2]]]), made: made)
    return [
      join, Decision(.split([ids[0]], from: [ids[1]]), made: made),
      Decision(.move([ids[0]], from: [], to: [ids[1]]), made: made),
      Decision(.separate([ids[0]], [ids[2]]), made: made),
      Decision(.undo(join.id), made: made + 1),
    ]
  }

  @Test func `every kind comes back as it went`() throws {
    let text = try every.map(DecisionLines.line).joined(separator: "\n") + "\n"
    #expect(try DecisionLines.decisions(in: text) == every)
    #expect(try DecisionLines.decisions(in: text.replacing("\n", with: "\r\n\r\n")) == every)
  }

  @Test func `a line is as the documents say`() throws {
    #expect(
      try DecisionLines.line(of: every[1])
        == #"{"groups":[["a"],["b"]],"id":"\#(every[1].id)","kind":"split","#
        + #""made":"2025-05-22T21:00:00Z","version":1}"#)
  }

  @Test func `a line without an id gets the one it must have`() throws {
    let line =
      #"{"groups":[["a"],["b"]],"kind":"split","made":"2025-05-22T21:00:00Z","version":1}"#
    #expect(try DecisionLines.decisions(in: line) == [every[1]])
  }

  @Test(arguments: [
    ("nonsense", "no JSON object"),
    ("[]", "no JSON object"),
    (#"{"version":1}"#, "\"kind\" is missing"),
    (#"{"version":2,"kind":"join","made":"2025-05-22T21:00:00Z"}"#, "version 2 is not known"),
    (#"{"version":1,"kind":"marry","made":"2025-05-22T21:00:00Z"}"#, "the kind \"marry\" is none"),
    (#"{"version":1,"kind":"join","made":"yesterday","groups":[["a"]]}"#, "no time such as"),
    (
      #"{"version":1,"kind":"split","made":"2025-05-22T21:00:00Z","groups":[["a"]]}"#,
      "needs \"groups\": the entries that leave"
    ),
    (#"{"version":1,"kind":"join","made":"2025-05-22T21:00:00Z","groups":[[""]]}"#, "needs"),
    (#"{"version":1,"kind":"join","made":"2025-05-22T21:00:00Z","groups":[[7]]}"#, "right type"),
    (#"{"version":1,"kind":"undo","made":"2025-05-22T21:00:00Z"}"#, "needs \"undoes\""),
    (
      #"{"id":"0","version":1,"kind":"join","made":"2025-05-22T21:00:00Z","groups":[["a"]]}"#,
      "does not fit"
    ),
  ])
  func `a bad line is named with its cause`(line: String, cause: String) throws {
    let good = try DecisionLines.line(of: every[0])
    let failure = #expect(throws: DecisionLines.Failure.self) {
      try DecisionLines.decisions(in: good + "\n\n" + line)
    }
    #expect(failure?.line == 3)
    #expect(failure?.cause.contains(cause) == true, "\(failure?.cause ?? "")")
  }
}
