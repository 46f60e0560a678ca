public import FeedModel

/// A doubtful place among the stories, as a question that a person answers in seconds.
public struct ReviewCase: Sendable, Hashable, Identifiable {
  /// What is asked.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Does this report belong to the story?
    case member
    /// Are these two stories one?
    case join
    /// Is this story two?
    case split
  }

  /// What a person says of the two sides.
  public enum Answer: String, Sendable, Hashable, CaseIterable {
    /// They tell one event.
    case same
    /// They do not.
    case different
  }

  /// A case's identity: a hash of what is asked of which entries and stories, 16 hexadecimal digits.
  ///
  /// As long as the same is asked it stays the same, on every machine.
  public struct ID: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
    public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
  }

  public let id: ID
  public let kind: Kind
  /// The story it is about and, where there is one, the other that could be meant: the second of a join,
  /// or the next nearest of a report.
  public let stories: [Story.ID]
  /// One side, oldest first: the report with those that carry its text or headline; all of the first
  /// story; the part that may be another story.
  public let first: [Entry.ID]
  /// The other side, oldest first: the rest of the story, or the other story.
  public let second: [Entry.ID]
  /// The entry that is shown for the first side.
  public let firstLead: Entry.ID
  /// The entry that is shown for the other.
  public let secondLead: Entry.ID
  /// Words that weigh in what both sides share, to be marked in their texts: as `Words` of FeedText gives
  /// them, case and accents folded.
  public let words: [String]
  /// What speaks for one event and against it, the weightiest first.
  public let reasons: [ReviewReason]
  /// How likely it is that the stories are wrong here, 0 to 1: an estimate from the reasons.
  public let doubt: Double

  init(
    _ kind: Kind, of stories: [Story.ID], first: [Entry.ID], second: [Entry.ID],
    leads: (first: Entry.ID, second: Entry.ID), words: [String], reasons: [ReviewReason],
    doubt: Double
  ) {
    id = Self.id(kind, stories, leads.first)
    self.kind = kind
    self.stories = stories
    self.first = first
    self.second = second
    firstLead = leads.first
    secondLead = leads.second
    self.words = words
    self.reasons = reasons
    self.doubt = doubt
  }

  /// Of two stories only they count; of one story also the entry that stands for the side in doubt.
  private static func id(_ kind: Kind, _ stories: [Story.ID], _ entry: Entry.ID) -> ID {
    let names = stories.map(\.rawValue)
    let parts = [kind.rawValue] + (kind == .join ? names.sorted() : [names[0], entry.rawValue])
    return ID(rawValue: SHA256.hash(of: parts.joined(separator: "\u{0}")).hexadecimal(bytes: 8))
  }
}

extension ReviewCase {
  /// All entries of both sides.
  public var entries: [Entry.ID] { first + second }

  /// What is asked, as a sentence.
  public var question: String {
    switch kind {
    case .member: "Does this report belong to the story?"
    case .join: "Are these two stories one?"
    case .split: "Is this one story, or two?"
    }
  }

  /// Whether an answer says that the stories are right as they are.
  public func confirms(_ answer: Answer) -> Bool { (answer == .same) == (kind != .join) }

  /// What is to be decided where a person answers.
  ///
  /// An answer that the stories are right binds them too, so that the case does not come back.
  public func decision(for answer: Answer) -> Decision.Word {
    switch (kind, answer) {
    case (.member, .same): .join([first, [secondLead]])
    case (.split, .same): .join([[firstLead], [secondLead]])
    case (.join, .same): .join([first, second])
    case (.member, .different), (.split, .different): .split(first, from: second)
    case (.join, .different): .separate(first, second)
    }
  }
}
