public import FoundationEssentials

/// What is remembered of a run for the history: numbers, and what failed.
public struct RunSummary: Sendable, Hashable, Codable {
  /// The run's time.
  public var at: Date
  /// How long it took; nil where nobody measured it.
  public var seconds: Double?
  /// The feeds that were followed, and those of them that were asked.
  public var feeds = 0
  public var asked = 0
  /// Entries that were not there before, and those whose publisher changed them.
  public var newEntries = 0
  public var changedEntries = 0
  /// Stories there were at the end, and those of them with two reports or more.
  public var stories = 0
  public var sharedStories = 0
  /// Output files whose bytes changed.
  public var filesWritten = 0
  /// How many feeds had not answered when the time was over.
  public var unanswered = 0
  /// The feeds that failed, the first of them with the reason in words.
  public var failures = 0
  public var failed: [Failure] = []

  /// A feed that failed, by its name, and why.
  public struct Failure: Sendable, Hashable, Codable {
    public var feed: String
    public var words: String

    public init(feed: String, words: String) {
      self.feed = feed
      self.words = words
    }
  }

  /// A run of which nothing is known but its time.
  public init(at: Date) { self.at = at }

  /// How many runs a store remembers.
  public static let remembered = 1000
}
