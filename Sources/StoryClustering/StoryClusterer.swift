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

  /// The name of the vectors that a service gives of texts; nil where there is no service.
  ///
  /// Another model has another name. They take the place of ``words``.
  public var embeddings: String?

  /// A clusterer with the default numbers, or others.
  public init(
    parameters: Parameters = .init(), words: WordVectors? = nil, embeddings: String? = nil
  ) {
    self.parameters = parameters
    self.words = words
    self.embeddings = embeddings
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
  ///   - decisions: what the editor said; the latest word holds.
  ///   - loose: entries of the window that are grouped as if they had just come.
  /// - Returns: all stories, with the ids of those that became part of others.
  public func catalogue(
    adding new: [Entry], to window: [Entry], previous: StoryCatalogue,
    respecting decisions: [Decision], loosening loose: Set<Entry.ID> = []
  ) -> StoryCatalogue {
    var entries: [Entry.ID: Entry] = [:]
    for entry in window + new { entries[entry.id] = entry }
    let ordered = entries.values.sorted { ($0.effectiveDate, $0.id) < ($1.effectiveDate, $1.id) }
    var folding = folding(respecting: decisions, loosening: loose)
    folding.seat(Seating(previous.stories), expecting: Set(entries.keys))
    folding.read(ordered)
    folding.weigh()
    folding.group()
    let used = Set(previous.stories.map(\.id)).union(previous.aliases.keys)
      .union(previous.aliases.values)
    while !used.isDisjoint(with: folding.newNames) { folding.avoid(used) }
    let kept = Set(folding.kept)
    let changes = folding.changes(
      keeping: previous.stories.flatMap(\.members).filter { kept.contains($0.entry) })
    return previous.applying(changes)
  }

  /// Begins to fold entries that come piece by piece, so that they are never all in memory.
  ///
  /// - Parameters:
  ///   - decisions: what the editor said; the latest word holds.
  ///   - loose: entries that have a story and are grouped as if they had just come.
  /// - Returns: what recalls earlier runs, reads entries and then gives what changes.
  public func folding(
    respecting decisions: [Decision], loosening loose: Set<Entry.ID> = []
  ) -> StoryFolding {
    StoryFolding(
      ClusterRun(
        parameters: parameters, words: words, embeddings: embeddings, decisions: decisions,
        loosening: loose))
  }
}
