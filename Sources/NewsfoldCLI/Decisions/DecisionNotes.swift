import FeedModel
import Newsfold
import SQLiteStorage

/// What the editor said of entries that are being shown.
struct DecisionNotes {
  private let history: DecisionHistory
  private let words: DecisionWords

  private init(_ decisions: [Decision], _ view: StoryView) {
    history = DecisionHistory(decisions)
    words = DecisionWords(headlines: decisions.isEmpty ? [:] : view.headlines)
  }

  /// The stories that texts may mean, and what was said of their entries.
  ///
  /// - Throws: ``CommandFailure`` where nothing is stored yet.
  static func looking(
    for texts: [String], in workspace: Workspace
  ) async throws -> (view: StoryView, notes: DecisionNotes) {
    try workspace.requireData()
    let decisions = try await workspace.store().decisions()
    let view = try await StoryView(workspace, meaning: texts, with: decisions.namedInForce)
    return (view, DecisionNotes(decisions, view))
  }

  /// What put an entry where it is, a sentence each, the latest word first.
  func lines(on entry: Entry.ID) -> [String] {
    history.inForce.filter { $0.decision.together.contains(entry) }.map(sentence)
  }

  /// What else was said of entries, a sentence each, the latest word first: from whom they are kept
  /// apart.
  func otherLines(on entries: [Entry.ID]) -> [String] {
    history.inForce.filter { item in
      let decision = item.decision
      return !decision.entries.isDisjoint(with: entries)
        && Set(decision.together).isDisjoint(with: entries)
    }.map(sentence)
  }

  /// What binds two entries or keeps them apart, a sentence each, the latest word first.
  ///
  /// Where nothing names both, the decisions of the shortest chain that does it.
  func lines(on first: Entry.ID, _ second: Entry.ID, areTogether: Bool) -> [String] {
    let items = history.items(on: first, second)
    guard items.isEmpty else { return items.map(sentence) }
    return history.chain(from: first, to: second, keepingApart: !areTogether).map(sentence)
  }

  private func sentence(_ item: DecisionHistory.Item) -> String { words.sentence(item, history) }
}
