public import FeedModel

/// Entries on their way into stories, read piece by piece.
public struct StoryFolding: Sendable {
  private var run: ClusterRun

  init(_ run: ClusterRun) { self.run = run }

  /// Reads entries, all pieces together in order of their effective date, then id.
  ///
  /// Of an entry only its words are kept.
  public mutating func read(_ entries: [Entry]) { run.read(entries) }

  /// Weighs the words of what was read, once all was; what was kept for that is free then.
  public mutating func weigh() { run.weigh() }

  /// The stories, once all was weighed, with the ids of those that became part of others.
  public consuming func catalogue() -> StoryCatalogue {
    run.group()
    return run.catalogue()
  }
}
