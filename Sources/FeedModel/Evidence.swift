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
  /// Words that it shares with the story and that are rare elsewhere in its language, the rarest
  /// first.
  public var terms: [SharedTerm]
  /// What its own headline names and counts: names as they stand, a first word behind a `^`, and
  /// numbers with the two words after them.
  public var headline: [String]
  /// The names and numbers that its headline shares with other headlines of the story.
  public var names: [String]
  /// The nearest story it did not join, and how close (mean similarity, 0 to 1).
  public var runnerUp: RunnerUp?
  /// Other stories that it tells besides, as a round-up does, closest first, at most three.
  ///
  /// It is half as close to them as a story's reports must be, by rare words that its own story does
  /// not have.
  public var alsoMentions: [Mention]
  /// What speaks against its place.
  public var doubts: [Doubt]
  /// How sure: 1 nothing else came near, 0 as near to another story or to the threshold.
  public var confidence: Double
  /// What it has in common with the story's reports in other languages; nil where there are none
  /// that it is close to.
  public var acrossLanguages: AcrossLanguages?

  public init(
    rule: Rule, similarity: Double = 0, nearest: Neighbour? = nil, terms: [SharedTerm] = [],
    headline: [String] = [], names: [String] = [], runnerUp: RunnerUp? = nil,
    alsoMentions: [Mention] = [], doubts: [Doubt] = [], confidence: Double = 1,
    acrossLanguages: AcrossLanguages? = nil
  ) {
    self.rule = rule
    self.similarity = similarity
    self.nearest = nearest
    self.terms = terms
    self.headline = headline
    self.names = names
    self.runnerUp = runnerUp
    self.alsoMentions = alsoMentions
    self.doubts = doubts
    self.confidence = confidence
    self.acrossLanguages = acrossLanguages
  }

  /// How far the story is ahead of the next best: its similarity less that of ``runnerUp``.
  public var margin: Double { similarity - (runnerUp?.similarity ?? 0) }

  /// Something that speaks against an entry's place in its story.
  public enum Doubt: Sendable, Hashable, Codable {
    /// Its headline counts the same thing otherwise than another one: "112 drones", "232 drones".
    case number(own: String, other: String, entry: Entry.ID)
    /// No other headline has these names, though most others share ``others``.
    case names(own: [String], others: [String])
    /// Words that weigh in it and that no other report of the story has, the heaviest first; they make
    /// up this part of what it says, 0 to 1.
    case words([String], part: Double)
    /// So many hours lie between it and the nearest report, which costs this part of the similarity,
    /// 0 to 1.
    case hours(Double, cost: Double)
    /// The runner-up is close behind.
    case runnerUp
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

  /// Another story that an entry tells besides.
  public struct Mention: Sendable, Hashable, Codable {
    public var story: Story.ID
    /// Mean similarity, 0 to 1.
    public var similarity: Double
    /// Rare words that it shares with that story alone.
    public var terms: [String]

    public init(story: Story.ID, similarity: Double, terms: [String]) {
      self.story = story
      self.similarity = similarity
      self.terms = terms
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
