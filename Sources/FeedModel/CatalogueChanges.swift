public import FoundationEssentials

/// What a clustering changes: stored as a whole or not at all.
public struct CatalogueChanges: Sendable, Hashable {
  /// New stories, and stories whose members changed, whole.
  public var stories: [Story]
  /// The stories that became part of others, with the ids they became part of.
  public var aliases: [Story.ID: Story.ID]
  /// When it was done; nil where nobody needs to know.
  public var moment: Date?
  /// What the clusterer remembers from now on; nil if that did not change.
  public var memory: Memory?

  /// The segments that the clusterer remembers.
  public struct Memory: Sendable, Hashable {
    /// The ``ClusterSegment/first`` of the stored segments that stay; all others go.
    public var kept: [Int]
    /// The segments that are new, in the order of their entries.
    public var added: [ClusterSegment]

    public init(kept: [Int], added: [ClusterSegment]) {
      self.kept = kept
      self.added = added
    }
  }

  public init(
    stories: [Story] = [], aliases: [Story.ID: Story.ID] = [:], memory: Memory? = nil,
    moment: Date? = nil
  ) {
    self.stories = stories
    self.aliases = aliases
    self.memory = memory
    self.moment = moment
  }

  /// Whether stories change.
  public var isEmpty: Bool { stories.isEmpty && aliases.isEmpty }

  /// The ids of all stories that are new, changed or gone.
  public var touched: Set<Story.ID> { Set(stories.map(\.id)).union(aliases.keys) }
}

extension StoryCatalogue {
  /// The catalogue after some changes.
  ///
  /// Complexity: O(n) in all stories.
  public func applying(_ changes: CatalogueChanges) -> StoryCatalogue {
    let gone = changes.touched
    var catalogue = StoryCatalogue(
      stories: stories.filter { !gone.contains($0.id) } + changes.stories,
      aliases: aliases.merging(changes.aliases) { _, new in new },
      joined: changes.moment.map { moment in
        joined.merging(changes.aliases.mapValues { _ in moment }) { _, new in new }
      } ?? joined)
    catalogue.told = told
    return catalogue
  }
}
