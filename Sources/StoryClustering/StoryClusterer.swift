public import FeedModel

/// Folds entries that report one event into stories.
///
/// Words weighted by rarity, borrowed words for short entries, time, and grouping by average
/// similarity; `docs/clustering.md` tells the steps and what they are worth. The result depends on
/// the arguments alone: not on the order of the entries, the time or the machine.
public struct StoryClusterer: Sendable {
  /// The numbers of the algorithm.
  public var parameters: Parameters

  /// The words that entries of different languages are compared by; nil compares them by common words
  /// alone.
  public var words: WordVectors?

  /// A clusterer with the default numbers, or others.
  public init(parameters: Parameters = .init(), words: WordVectors? = nil) {
    self.parameters = parameters
    self.words = words
  }

  /// Folds new entries into the stories there are: one run.
  ///
  /// A new entry that is in a story already (a new version) stays there. Stories change only around
  /// what is new and where the editor's word demands it; all others come back as they were.
  /// Complexity: O(entries · candidates · words kept), see `docs/clustering.md`.
  /// - Parameters:
  ///   - new: entries that have no story yet, or new versions of some that have.
  ///   - window: entries that have a story and may still get company.
  ///   - previous: the stories there are, of all times.
  ///   - decisions: what the editor said of pairs of entries; the latest word holds.
  /// - Returns: all stories, with the ids of those that became part of others.
  public func catalogue(
    adding new: [Entry], to window: [Entry], previous: StoryCatalogue,
    respecting decisions: [Decision]
  ) -> StoryCatalogue {
    var entries: [Entry.ID: Entry] = [:]
    for entry in window + new { entries[entry.id] = entry }
    let ordered = entries.values.sorted { ($0.effectiveDate, $0.id) < ($1.effectiveDate, $1.id) }
    var folding = folding(
      of: Set(entries.keys), previous: previous, respecting: decisions)
    folding.read(ordered)
    folding.weigh()
    return folding.catalogue()
  }

  /// Begins to fold entries that come piece by piece, so that they are never all in memory.
  ///
  /// - Parameters:
  ///   - entries: the ids of all that will come.
  ///   - previous: the stories that those entries are in, and all aliases.
  ///   - decisions: what the editor said of pairs of entries; the latest word holds.
  /// - Returns: what reads the entries and then gives the stories.
  public func folding(
    of entries: Set<Entry.ID>, previous: StoryCatalogue, respecting decisions: [Decision]
  ) -> StoryFolding {
    StoryFolding(
      ClusterRun(
        parameters: parameters, words: words, previous: previous, decisions: decisions,
        expecting: entries))
  }
}
