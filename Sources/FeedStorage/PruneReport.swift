/// What pruning took out.
public struct PruneReport: Sendable, Hashable, Codable {
  /// Entries of which only a trace is left.
  public var entries = 0
  /// Stories all of whose entries went.
  public var stories = 0
  /// Ids that were aliases of those stories.
  public var aliases = 0

  public init(entries: Int = 0, stories: Int = 0, aliases: Int = 0) {
    self.entries = entries
    self.stories = stories
    self.aliases = aliases
  }
}
