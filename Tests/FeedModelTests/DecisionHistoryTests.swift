import FeedModel
import FoundationEssentials
import Testing

struct DecisionHistoryTests {
  private let entries = ["a", "b", "c", "d"].map { Entry.ID(rawValue: $0) }

  private func decision(_ word: Decision.Word, _ second: Double) -> Decision {
    Decision(word, made: Date(timeIntervalSince1970: second))
  }

  private var join: Decision { decision(.join([[entries[0]], [entries[1]]]), 1) }

  @Test func `the same word at the same time is the same decision`() {
    #expect(join.id == decision(.join([[entries[0]], [entries[1]]]), 1.5).id)
    #expect(join.id != decision(.join([[entries[0], entries[1]]]), 1).id)
    #expect(join.id != decision(.join([[entries[0]], [entries[1]]]), 2).id)
    #expect(join.id != decision(.separate([entries[0]], [entries[1]]), 1).id)
  }

  @Test func `what was undone holds again when the undo is undone`() {
    let undo = decision(.undo(join.id), 2)
    let again = decision(.undo(undo.id), 3)
    #expect([join].inForce == [join])
    #expect([join, undo].inForce.isEmpty)
    #expect([join, undo, again].inForce == [join])
    #expect([again, undo, join].inForce == [join])
    #expect(DecisionHistory([join, undo, again]).items.map(\.undoneBy) == [nil, 3, nil])
    let twice = decision(.undo(join.id), 4)
    #expect([join, undo, again, twice].inForce.isEmpty)
  }

  @Test func `an undo of something unknown waits for it`() {
    #expect([decision(.undo(join.id), 2)].inForce.isEmpty)
  }

  @Test func `a new word is later than all others, whatever the clock says`() {
    let history = DecisionHistory([join, decision(.separate([entries[0]], [entries[1]]), 100)])
    #expect(history.moment(at: Date(timeIntervalSince1970: 50)).timeIntervalSince1970 == 101)
    #expect(history.moment(at: Date(timeIntervalSince1970: 500)).timeIntervalSince1970 == 500)
    #expect(history.last?.number == 2)
  }

  @Test func `the decisions on a pair are found, the latest first`() {
    let all = [
      join, decision(.split([entries[0], entries[2]], from: [entries[1]]), 2),
      decision(.move([entries[3]], from: [entries[2]], to: [entries[1]]), 3),
    ]
    let history = DecisionHistory(all)
    #expect(history.items(on: entries[1], entries[0]).map(\.number) == [2, 1])
    #expect(history.items(on: entries[0], entries[2]).map(\.number) == [2])
    #expect(history.items(on: entries[2], entries[3]).map(\.number) == [3])
    #expect(history.items(on: entries[0], entries[3]).isEmpty)
  }

  @Test func `a chain of decisions is found where none names both entries`() {
    let all = [
      join, decision(.join([[entries[1]], [entries[2]]]), 2),
      decision(.separate([entries[2]], [entries[3]]), 3),
      decision(.separate([entries[3]], [Entry.ID(rawValue: "e")]), 4),
    ]
    let history = DecisionHistory(all)
    #expect(
      history.chain(from: entries[0], to: entries[2], keepingApart: false).map(\.number) == [1, 2])
    let apart = history.chain(from: entries[3], to: entries[0], keepingApart: true)
    #expect(apart.map(\.number) == [3, 2, 1])
    let far = Entry.ID(rawValue: "e")
    #expect(history.chain(from: entries[0], to: far, keepingApart: true).isEmpty)
    #expect(history.chain(from: entries[0], to: far, keepingApart: false).isEmpty)
  }
}
