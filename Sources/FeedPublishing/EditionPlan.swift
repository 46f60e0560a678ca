public import FeedModel
public import FoundationEssentials

/// Which stories may be in an edition, told from their outlines alone, so that no others are read.
public struct EditionPlan: Sendable {
  /// The stories, each once.
  public let stories: [Story.ID]

  /// The plan of an edition.
  ///
  /// Complexity: O(n log n) in the outlines.
  ///
  /// - Parameters:
  ///   - outlines: of all stories with a report in the days the settings name.
  ///   - subscriptions: the feeds that are followed, with their folders.
  ///   - settings: how the edition is made.
  ///   - now: the time of the edition.
  public init(
    _ outlines: [StoryOutline], _ subscriptions: [Subscription], _ settings: PublishSettings,
    at now: Date
  ) {
    let ordered = outlines.sorted { ($1.published, $0.id) < ($0.published, $1.id) }
    let folders = Dictionary(
      subscriptions.map { ($0.url, $0.folders.map { $0.joined(separator: "/") }) },
      uniquingKeysWith: { first, _ in first })
    var chosen: [Story.ID] = []
    for selection in [settings.merged, settings.top] {
      chosen += selection.candidates(among: ordered, folders, at: now)
    }
    if settings.outputs.contains(FolderAtom().name) {
      for folder in Set(folders.values.flatMap(\.self)) {
        var selection = settings.folder
        guard selection.folders.isEmpty || selection.isInFolders(folder) else { continue }
        selection.folders = [folder]
        chosen += selection.candidates(among: ordered, folders, at: now)
      }
    }
    var seen: Set<Story.ID> = []
    stories = chosen.filter { seen.insert($0).inserted }
  }

  /// The moment from which on a story must have a report to be in an edition.
  public static func oldest(_ settings: PublishSettings, at now: Date) -> Date {
    [settings.merged, settings.top, settings.folder].map { $0.oldest(at: now) }.min() ?? now
  }
}

extension StorySelection {
  /// The stories it could select, newest first, and some more where only their texts can tell.
  fileprivate func candidates(
    among ordered: [StoryOutline], _ folders: [FeedURL: [String]], at now: Date
  ) -> [Story.ID] {
    let oldest = oldest(at: now)
    let fitting = ordered.lazy.filter { story in
      story.lastReport >= oldest && story.feeds.count >= minimumOutlets
        && (self.folders.isEmpty
          || story.feeds.contains { folders[$0]?.contains(where: isInFolders) ?? false })
    }
    let isCertain = keep.isEmpty && drop.isEmpty && minimumOutlets < 2
    let (limit, isTooMuch) = stories.multipliedReportingOverflow(by: isCertain ? 1 : 4)
    return fitting.prefix(isTooMuch ? .max : limit).map(\.id)
  }
}
