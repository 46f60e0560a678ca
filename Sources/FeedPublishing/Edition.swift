public import FeedModel
public import FoundationEssentials

/// What is published at one moment: the stories in their order, each with its reports.
public struct Edition: Sendable {
  public let settings: PublishSettings
  public let stories: [EditionStory]

  /// The edition of a catalogue at a moment.
  ///
  /// A story is in it until ``PublishSettings/days`` after its last report. Newest first, by
  /// `published`, then id. Complexity: O(n log n) in the stories.
  ///
  /// - Parameters:
  ///   - catalogue: the stories.
  ///   - entries: the entries of all stories that could be in it.
  ///   - feeds: the feeds of those entries.
  ///   - settings: how the edition is made.
  ///   - now: the run's time, which decides only what is too old.
  public init(
    of catalogue: StoryCatalogue, entries: [Entry.ID: Entry], feeds: [FollowedFeed],
    settings: PublishSettings, at now: Date
  ) {
    let directory = OutletDirectory(feeds, entries: entries.values)
    let oldest = now - Double(settings.days) * 86_400
    let aliases = Dictionary(grouping: catalogue.aliases.keys.sorted()) { catalogue.resolve($0) }
    let all = catalogue.stories.compactMap { story in
      EditionStory(
        story.resolving(catalogue), entries: entries, directory: directory,
        aliases: aliases[story.id] ?? [],
        settings: settings)
    }
    let fresh = all.filter { $0.lastReport >= oldest }
    let ordered = fresh.sorted { ($1.published, $0.story.id) < ($0.published, $1.story.id) }
    self.settings = settings
    self.stories = Self.named(Array(ordered.prefix(settings.stories)))
  }

  /// The stories with the headlines of those they name.
  private static func named(_ stories: [EditionStory]) -> [EditionStory] {
    let headlines = Dictionary(
      stories.map { ($0.story.id, $0.lead.headline) }, uniquingKeysWith: { first, _ in first })
    return stories.map { story in
      var story = story
      for id in story.story.named { story.headlines[id] = headlines[id] }
      return story
    }
  }

  /// When the first of its stories grows too old for it; nil if it has none.
  public var end: Date? {
    stories.map(\.lastReport).min().map { $0 + Double(settings.days) * 86_400 }
  }

  /// When the newest of its stories changed.
  public var updated: Date {
    stories.map(\.updated).max() ?? Date(timeIntervalSince1970: 1_767_225_600)
  }
}

/// A feed with what the keeper and its publisher say about it.
public struct FollowedFeed: Sendable, Hashable {
  public var subscription: Subscription
  public var feed: Feed?

  public init(_ subscription: Subscription, _ feed: Feed?) {
    self.subscription = subscription
    self.feed = feed
  }
}
