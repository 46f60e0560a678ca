public import FeedModel

/// Entries on their way into stories: what is remembered first, then what is new, then the stories.
///
/// There is never a second one: what a window needs is large, and the first change of a copy would
/// double it.
public struct StoryFolding: ~Copyable, Sendable {
  private var run: ClusterRun

  init(_ run: ClusterRun) { self.run = run }

  /// Makes known how many entries there will be, so that they get their room at once, and whether some
  /// will be read: where none are, only a part of what is remembered is recalled.
  public mutating func foresee(_ count: Int, isReading: Bool) {
    run.engine.foresee(count, isReading: isReading)
  }

  /// Takes in what an earlier run remembered, segment after segment without a gap.
  ///
  /// - Throws: ``ClusterSegmentError`` where that cannot be used; then begin anew without.
  public mutating func recall(_ segment: ClusterSegment) throws(ClusterSegmentError) {
    try run.recall(segment)
  }

  /// Whether one of some entries is remembered: if it should be new, begin anew without.
  public func remembers(anyOf ids: Set<Entry.ID>) -> Bool { run.remembers(anyOf: ids) }

  /// What must be read besides what is new, once all is recalled.
  public var unread: Set<Entry.ID> { run.unread }

  /// Takes in which entries are in which stories, once, after the last segment.
  ///
  /// They are those that are remembered, those that will be read, which are all expected, and those
  /// that the editor named.
  public mutating func seat(_ seating: Seating, expecting ids: Set<Entry.ID>) {
    run.seat(seating, expecting: ids)
  }

  /// Reads entries, all pieces together in order of their effective date, then id.
  ///
  /// Of an entry only its words are kept.
  public mutating func read(_ entries: [Entry]) { run.read(entries) }

  /// Weighs the words of what was read, once all was; what was kept for that is free then.
  public mutating func weigh() { run.weigh() }

  /// The entries among what was weighed whose words say too little, so that it is worth to take in
  /// their vectors; none without a service.
  public var entriesWithoutEmbedding: [Entry.ID] {
    run.engine.entriesWithoutEmbedding(from: run.arrivals.lowerBound).map {
      run.engine.ids[Int($0)]
    }
  }

  /// Takes in vectors of some entries' texts, after they were weighed and before they are grouped.
  ///
  /// - Returns: false if some have another length than others, now or in an earlier run; these are left
  ///   out.
  @discardableResult
  public mutating func take(_ vectors: [Entry.ID: EmbeddingVector]) -> Bool {
    run.engine.take(vectors)
  }

  /// Groups the stories around what was read anew.
  public mutating func group() { run.group() }

  /// The members that stay what they were in the stories that changed, once all was grouped.
  public var kept: [Entry.ID] { run.kept }

  /// The ids that new stories would get; one that was ever used must be avoided.
  public var newNames: [Story.ID] { run.newNames }

  /// Makes other ids for new stories whose ids were used before.
  public mutating func avoid(_ taken: Set<Story.ID>) { run.avoid(taken) }

  /// What changes, and what is to be remembered; `members` are those of ``kept`` as they were.
  public consuming func changes(keeping members: [Member]) -> CatalogueChanges {
    var changes = run.changes(keeping: members)
    run.engine.forgetIndexes()
    changes.memory = run.memory()
    return changes
  }
}
