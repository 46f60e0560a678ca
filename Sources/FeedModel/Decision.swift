public import FoundationEssentials

/// What the editor said about two entries; it holds before every clustering, for ever.
public struct Decision: Sendable, Hashable, Codable {
  /// The two possible answers.
  public enum Verdict: String, Sendable, Hashable, Codable {
    /// One story (must-link).
    case same
    /// Never one story (cannot-link).
    case different
  }

  public var verdict: Verdict
  public var first: Entry.ID
  public var second: Entry.ID
  public var made: Date

  public init(_ verdict: Verdict, _ first: Entry.ID, _ second: Entry.ID, made: Date) {
    self.verdict = verdict
    self.first = first
    self.second = second
    self.made = made
  }
}
