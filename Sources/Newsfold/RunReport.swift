public import FeedModel
public import FoundationEssentials

/// What a run did.
public struct RunReport: Sendable, Hashable, Codable {
  public var at: Date
  /// How long it took; nil where only a part of a run was made.
  public var seconds: Double?
  /// A line a feed, in the order of the list.
  public var feeds: [Line] = []
  /// Stories there are, and those of them with two reports or more.
  public var stories = 0
  public var sharedStories = 0
  /// Output files whose bytes changed.
  public var filesWritten = 0
  /// That the embeddings service was of no use, and why; nil where it was, or none was asked.
  public var embeddingsComplaint: String?
  /// The time allowed for fetching ran out before all feeds had answered.
  public var ranOutOfTime: Bool { unanswered > 0 }

  public init(at: Date) { self.at = at }

  /// What happened to one feed.
  public struct Line: Sendable, Hashable, Codable {
    public enum Outcome: Sendable, Hashable, Codable {
      /// It was read: numbers of new, changed and unchanged entries.
      case read(new: Int, changed: Int, unchanged: Int)
      /// Nothing new since last time.
      case unchanged
      /// It was not its time yet.
      case notDue(reason: String?)
      /// The time allowed was over before it answered.
      case noAnswerYet
      /// It failed, with the reason in words.
      case failed(String)
    }

    public var url: FeedURL
    public var title: String?
    public var outcome: Outcome
    /// What was wrong in a feed that was read nevertheless.
    public var warnings: [String] = []
    /// What the keeper should hear once: that the feed moved, or is gone.
    public var news: String?

    /// Whether the feed failed.
    public var hasFailed: Bool { if case .failed = outcome { true } else { false } }

    public init(
      url: FeedURL, title: String?, outcome: Outcome, warnings: [String] = []
    ) {
      self.url = url
      self.title = title
      self.outcome = outcome
      self.warnings = warnings
    }
  }

  /// Entries that were not there before.
  public var newEntries: Int { sum { new, _ in new } }
  /// Entries whose publisher changed them.
  public var changedEntries: Int { sum { _, changed in changed } }

  /// The report without the user names and passwords of addresses, fit to be kept and shown.
  var withoutSecrets: RunReport {
    var report = self
    for place in report.feeds.indices {
      let url = report.feeds[place].url
      report.feeds[place].url = FeedURL(url.description) ?? url
    }
    return report
  }

  /// The feeds that failed.
  public var failures: [Line] { feeds.filter(\.hasFailed) }

  /// How many feeds had not answered when the time was over.
  public var unanswered: Int { feeds.count { $0.outcome == .noAnswerYet } }

  /// The feeds that were asked.
  public var asked: [Line] {
    feeds.filter { if case .notDue = $0.outcome { false } else { true } }
  }

  private func sum(_ part: (Int, Int) -> Int) -> Int {
    feeds.reduce(0) { total, line in
      if case .read(let new, let changed, _) = line.outcome {
        total + part(new, changed)
      } else {
        total
      }
    }
  }
}
