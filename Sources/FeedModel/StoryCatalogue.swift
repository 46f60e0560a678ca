public import FoundationEssentials

/// All stories there are and the ids that stories had.
public struct StoryCatalogue: Sendable, Hashable, Codable {
  /// The stories, in no order that means anything.
  public var stories: [Story]
  /// Ids of stories that were joined to another: old id to the id it became part of.
  ///
  /// Chains occur.
  public var aliases: [Story.ID: Story.ID]
  /// When stories became part of others, by the ids they had, where that is known.
  public var joined: [Story.ID: Date]
  /// The `updated` that stories were published with last, where they were.
  public var told: [Story.ID: Date] = [:]

  public init(
    stories: [Story] = [], aliases: [Story.ID: Story.ID] = [:], joined: [Story.ID: Date] = [:]
  ) {
    self.stories = stories
    self.aliases = aliases
    self.joined = joined
  }

  /// The id that an id stands for today: itself, or what its story became part of.
  ///
  /// Complexity: O(length of the chain).
  public func resolve(_ id: Story.ID) -> Story.ID {
    var current = id
    var seen: Set<Story.ID> = [id]
    while let next = aliases[current], seen.insert(next).inserted { current = next }
    return current
  }
}
