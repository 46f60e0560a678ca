public import FeedModel

extension StoryCatalogue {
  /// The stories that an edition shows, by what is known without their entries, and all aliases.
  ///
  /// - Parameters:
  ///   - settings: how many stories are shown.
  ///   - recent: the entries that are not too old for the edition.
  /// - Returns: the stories to be shown, newest first.
  public func shown(_ settings: PublishSettings, recent: Set<Entry.ID>) -> StoryCatalogue {
    let fresh = stories.filter { story in story.members.contains { recent.contains($0.entry) } }
    let ordered = fresh.sorted { ($1.published, $0.id) < ($0.published, $1.id) }
    return StoryCatalogue(stories: Array(ordered.prefix(settings.stories)), aliases: aliases)
  }
}
