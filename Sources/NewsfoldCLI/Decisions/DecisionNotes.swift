import FeedModel

/// What the editor said of entries that are being shown.
struct DecisionNotes {
  private let history: DecisionHistory
  private let words: DecisionWords

  init(_ decisions: [Decision], _ view: StoryView) {
    history = DecisionHistory(decisions)
    words = DecisionWords(headlines: decisions.isEmpty ? [:] : view.headlines)
  }

  /// What holds of one entry, a sentence each, the latest word first.
  func lines(on entry: Entry.ID) -> [String] {
    history.inForce.filter { $0.decision.entries.contains(entry) }.map(sentence)
  }

  /// What binds two entries or keeps them apart, a sentence each, the latest word first.
  func lines(on first: Entry.ID, _ second: Entry.ID) -> [String] {
    history.items(on: first, second).map(sentence)
  }

  private func sentence(_ item: DecisionHistory.Item) -> String { words.sentence(item, history) }
}
