import FeedModel

/// What the editor selected and wants done with it.
struct DecisionRequest: Sendable, Hashable {
  enum Kind: String, Sendable, CaseIterable {
    case join, split, move, separate
  }

  var kind: Kind
  /// The story that is looked at; nil where whole stories were selected from a list.
  var story: Story?
  /// The selected entries of it.
  var entries: [Entry.ID] = []
  /// The other stories.
  var others: [Story] = []

  /// The word that is said by it.
  ///
  /// - Throws: ``WebFailure`` with what is missing, in words.
  var word: Decision.Word {
    get throws(WebFailure) {
      switch kind {
      case .join: try join
      case .split: try split
      case .move: try move
      case .separate: try separate
      }
    }
  }

  private var join: Decision.Word {
    get throws(WebFailure) {
      let stories = ([story].compactMap { $0 } + others).unique
      guard stories.count > 1 else { throw .needs("two stories or more that become one") }
      return .join(stories.map(\.entriesLeadFirst))
    }
  }

  private var split: Decision.Word {
    get throws(WebFailure) {
      guard let story else { throw .needs("a story") }
      let leaving = story.withCopies(entries)
      guard !leaving.isEmpty else { throw .needs("at least one selected report") }
      let staying = story.entriesLeadFirst.filter { !leaving.contains($0) }
      guard !staying.isEmpty else {
        throw .needs("a report that stays behind; these are all there are")
      }
      return .split(leaving, from: staying)
    }
  }

  private var move: Decision.Word {
    get throws(WebFailure) {
      guard let story, let target = others.first, target.id != story.id else {
        throw .needs("another story to move to")
      }
      let moved = story.withCopies(entries)
      guard !moved.isEmpty else { throw .needs("at least one selected report") }
      let left = story.entriesLeadFirst.filter { !moved.contains($0) }
      return .move(moved, from: left, to: target.entriesLeadFirst)
    }
  }

  private var separate: Decision.Word {
    get throws(WebFailure) {
      guard let story, let other = others.first, other.id != story.id else {
        throw .needs("another story that is never to be one with it")
      }
      return .separate(story.entriesLeadFirst, other.entriesLeadFirst)
    }
  }
}

extension Story {
  /// Its entries, the one that counts most first.
  var entriesLeadFirst: [Entry.ID] { [lead] + members.map(\.entry).filter { $0 != lead } }

  /// Some of its entries, each once, with those that repeat their texts; others are left out.
  func withCopies(_ entries: [Entry.ID]) -> [Entry.ID] {
    let wanted = Set(entries)
    let named = members.map(\.entry).filter(wanted.contains)
    let copies = members.filter { member in
      !wanted.contains(member.entry) && member.copyOf.map(wanted.contains) == true
    }
    return named + copies.map(\.entry)
  }
}

extension [Story] {
  /// Each story once, where it came first.
  fileprivate var unique: [Story] {
    var seen: Set<Story.ID> = []
    return filter { seen.insert($0.id).inserted }
  }
}

extension WebFailure {
  fileprivate static func needs(_ what: String) -> WebFailure {
    WebFailure(.badRequest, "This needs \(what).")
  }
}
