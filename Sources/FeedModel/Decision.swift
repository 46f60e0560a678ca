public import FoundationEssentials

/// What the editor said once; it holds before every clustering, for ever, until it is undone.
///
/// It names entries by identities that are calculated from feeds, so it holds on any machine, after a
/// rebuilt database, and for entries that are not known yet or no longer.
public struct Decision: Sendable, Hashable, Identifiable {
  /// What was said.
  public enum Word: Sendable, Hashable {
    /// All entries of all groups share a story; a group is what the editor named at once.
    case join([[Entry.ID]])
    /// Some entries share a story, and never one with any of those that stay.
    case split([Entry.ID], from: [Entry.ID])
    /// Some entries share a story with others, and never one with any of those they leave.
    case move([Entry.ID], from: [Entry.ID], to: [Entry.ID])
    /// No entry of the one group ever shares a story with one of the other.
    case separate([Entry.ID], [Entry.ID])
    /// Another decision does not hold; if that one is an undo, what it undid holds again.
    case undo(Decision.ID)
  }

  /// A decision's identity: a hash of what was said and when, 16 hexadecimal digits.
  ///
  /// The same decision has the same identity on every machine, so it is never there twice.
  public struct ID: RawRepresentable, Sendable, Hashable, Codable, Comparable,
    CustomStringConvertible
  {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
    public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
  }

  public let id: ID
  public let word: Word
  /// When it was said, in whole seconds; of two words on one thing the later one holds.
  public let made: Date

  /// A word said at a moment; fractions of a second are cut.
  public init(_ word: Word, made: Date) {
    self.word = word
    self.made = Date(timeIntervalSince1970: made.timeIntervalSince1970.rounded(.down))
    id = Self.id(of: word, made: self.made)
  }

  private static func id(of word: Word, made: Date) -> ID {
    let groups = word.groups.map { $0.map(\.rawValue).joined(separator: "\u{1}") }
    let parts =
      ["\(Int64(made.timeIntervalSince1970))", word.kind.rawValue, word.undone?.rawValue ?? ""]
      + groups
    return ID(
      rawValue: SHA256.hash(of: parts.joined(separator: "\u{0}")).hexadecimal(bytes: 8))
  }
}

extension Decision {
  /// What can be said of one pair.
  public enum Verdict: String, Sendable, Hashable, Codable {
    /// One story (must-link).
    case same
    /// Never one story (cannot-link).
    case different
  }

  /// A word on one pair of entries.
  public init(_ verdict: Verdict, _ first: Entry.ID, _ second: Entry.ID, made: Date) {
    switch verdict {
    case .same: self.init(.join([[first], [second]]), made: made)
    case .different: self.init(.separate([first], [second]), made: made)
    }
  }

  /// The entries that share a story by this decision, in the order they were named.
  public var together: [Entry.ID] {
    switch word {
    case .join(let groups): groups.flatMap(\.self)
    case .split(let leaving, _): leaving
    case .move(let moved, _, let target): target + moved
    case .separate, .undo: []
    }
  }

  /// Two groups of which, by this decision, no two entries share a story; nil if it says nothing
  /// of that kind.
  public var apart: (first: [Entry.ID], second: [Entry.ID])? {
    switch word {
    case .split(let leaving, let staying): (leaving, staying)
    case .move(let moved, let left, _): (moved, left)
    case .separate(let first, let second): (first, second)
    case .join, .undo: nil
    }
  }

  /// All entries it names, each once.
  ///
  /// Complexity: O(n).
  public var entries: Set<Entry.ID> { Set(word.groups.flatMap(\.self)) }
}
