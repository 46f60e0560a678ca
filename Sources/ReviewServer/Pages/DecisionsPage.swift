import FeedModel
import FeedStorage
import FoundationEssentials
import Newsfold

/// A decision in a list, in the words of the templates.
private struct DecisionLine {
  let number: Int
  let id: String
  let kind: String
  let words: String
  let when: String
  let isoDate: String
  let isUndone: Bool
  let undoneBy: Int?
  let canUndo: Bool
}

private struct DecisionsPage {
  let frame: PageFrame
  let isEmpty: Bool
  let items: [DecisionLine]
}

extension Visit {
  /// All that was decided, the latest first.
  func decisions() async throws -> WebAnswer {
    let decisions = try await source.store().decisions()
    let history = DecisionHistory(decisions)
    let words = try await decisionWords(for: decisions)
    let items = history.items.reversed().map { item in
      DecisionLine(
        number: item.number, id: item.decision.id.rawValue,
        kind: item.decision.word.kind.rawValue, words: words.text(of: item.decision, history),
        when: MomentWords.moment(item.decision.made), isoDate: item.decision.made.rfc3339,
        isUndone: item.undoneBy != nil, undoneBy: item.undoneBy, canUndo: item.undoneBy == nil)
    }
    return page(
      "decisions",
      DecisionsPage(
        frame: frame("Decisions", in: "Decisions", kind: "decisions"), isEmpty: items.isEmpty,
        items: items))
  }

  /// All decisions as a file.
  func exportedDecisions() async throws -> WebAnswer {
    let lines = try await source.store().decisions().map(DecisionLines.line)
    return WebAnswer(
      .ok,
      headers: [
        "content-type": "application/jsonl; charset=utf-8",
        "content-disposition": "attachment; filename=\"decisions.jsonl\"",
      ], body: Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// Takes over the decisions of a form, all or none.
  func importDecisions() async throws -> WebAnswer {
    let text = try request.form["lines"] ?? ""
    let decisions: [Decision]
    do { decisions = try DecisionLines.decisions(in: text) } catch {
      throw WebFailure(
        .badRequest, "Line \(error.line): \(error.cause). Nothing was imported.")
    }
    await newsroom.note(try await newsroom.take(decisions).effect)
    return .redirect(to: "/decisions")
  }
}
