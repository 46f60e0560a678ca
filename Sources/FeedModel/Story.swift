public import FoundationEssentials

/// The entries of all feeds that report one event.
public struct Story: Sendable, Hashable, Codable, Identifiable {
  /// A story's id, for life: 16 hexadecimal digits, never used for another story.
  public struct ID: RawRepresentable, Sendable, Hashable, Codable, Comparable,
    CustomStringConvertible
  {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
    public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
  }

  public var id: ID
  /// The entry that stands for the story.
  public var lead: Entry.ID
  /// Who is in it, oldest first, each with its evidence; the lead is one of them.
  public var members: [Member]
  /// The first report's effective date when the story was born; never changed.
  public var published: Date
  /// Stories that came close without being joined.
  public var related: [ID]

  public init(
    id: ID, lead: Entry.ID, members: [Member], published: Date, related: [ID] = []
  ) {
    self.id = id
    self.lead = lead
    self.members = members
    self.published = published
    self.related = related
  }
}

/// An entry's place in a story, with the reason.
public struct Member: Sendable, Hashable, Codable {
  public var entry: Entry.ID
  /// The entry whose text this one repeats; nil if it tells the event itself.
  public var copyOf: Entry.ID?
  public var evidence: Evidence

  public init(entry: Entry.ID, copyOf: Entry.ID? = nil, evidence: Evidence) {
    self.entry = entry
    self.copyOf = copyOf
    self.evidence = evidence
  }
}

/// Why an entry is in its story.
public struct Evidence: Sendable, Hashable, Codable {
  /// The rule that put it there.
  public enum Rule: String, Sendable, Hashable, Codable {
    /// It is the only one, or was the first.
    case founder
    /// The same page or the same publisher's id as another member.
    case sameEntry
    /// The same text as another member.
    case copy
    /// Close to the members of the story on average.
    case similar
    /// The editor said so.
    case decision
  }

  public var rule: Rule
  /// Mean similarity to the other members, 0 to 1.
  public var similarity: Double
  /// The member it is closest to, and how close (0 to 1).
  public var nearest: Neighbour?
  /// The words shared with the story, those that weigh most first.
  public var terms: [SharedTerm]
  /// The nearest story it did not join, and how close (mean similarity, 0 to 1).
  public var runnerUp: RunnerUp?
  /// How sure: 1 nothing else came near, 0 as near to another story or to the threshold.
  public var confidence: Double
  /// What it has in common with the story's reports in other languages; nil where there are none
  /// that it is close to.
  public var acrossLanguages: AcrossLanguages?

  public init(
    rule: Rule, similarity: Double = 0, nearest: Neighbour? = nil, terms: [SharedTerm] = [],
    runnerUp: RunnerUp? = nil, confidence: Double = 1, acrossLanguages: AcrossLanguages? = nil
  ) {
    self.rule = rule
    self.similarity = similarity
    self.nearest = nearest
    self.terms = terms
    self.runnerUp = runnerUp
    self.confidence = confidence
    self.acrossLanguages = acrossLanguages
  }

  /// Another entry and how close it is.
  public struct Neighbour: Sendable, Hashable, Codable {
    public var entry: Entry.ID
    /// 0 to 1.
    public var similarity: Double
    /// Hours between the two reports.
    public var hours: Double

    public init(entry: Entry.ID, similarity: Double, hours: Double) {
      self.entry = entry
      self.similarity = similarity
      self.hours = hours
    }
  }

  /// How close an entry is to reports in other languages, which share hardly a word with it: by the
  /// meaning of words and by names and numbers.
  public struct AcrossLanguages: Sendable, Hashable, Codable {
    /// Mean similarity to those reports, 0 to 1.
    public var similarity: Double
    /// The closest of them.
    public var nearest: Neighbour
    /// The names and numbers shared with them, those first that weigh most, in Latin letters.
    public var names: [String]

    public init(similarity: Double, nearest: Neighbour, names: [String] = []) {
      self.similarity = similarity
      self.nearest = nearest
      self.names = names
    }
  }

  /// Another story and how close it is.
  public struct RunnerUp: Sendable, Hashable, Codable {
    public var story: Story.ID
    public var similarity: Double

    public init(story: Story.ID, similarity: Double) {
      self.story = story
      self.similarity = similarity
    }
  }

  /// A word that an entry shares with its story.
  public struct SharedTerm: Sendable, Hashable, Codable {
    public var term: String
    /// Its part of the similarity, 0 to 1.
    public var weight: Double
    /// Whether a short entry borrowed it from its neighbours.
    public var isBorrowed: Bool

    public init(term: String, weight: Double, isBorrowed: Bool = false) {
      self.term = term
      self.weight = weight
      self.isBorrowed = isBorrowed
    }
  }
}
