public import FeedModel
public import FoundationEssentials

/// What is published at one moment: the stories in their order, each with its reports, and the feeds
/// they are in.
public struct Edition: Sendable {
  public let settings: PublishSettings
  /// All stories of all feeds, the newest first, by `published`, then id.
  public let stories: [EditionStory]
  /// The feed of all stories.
  public internal(set) var merged: EditionFeed
  /// The feed of those that several outlets report.
  public let top: EditionFeed
  /// A feed a folder, in the order of the folders' names.
  public let folders: [EditionFeed]
  /// The feeds that are followed.
  public let followed: [FollowedFeed]
  /// What happened to them, the newest first.
  public let events: [FeedEvent]
  /// The stories that the merged feed tells, in all of their entries where it tells those.
  public let whole: Set<Story.ID>

  /// What an edition is made of besides the settings.
  public struct Sources: Sendable {
    /// The stories.
    public var catalogue: StoryCatalogue
    /// The entries of all stories that could be in it.
    public var entries: [Entry.ID: Entry]
    /// The feeds of those entries.
    public var feeds: FollowedFeeds
    /// What happened to feeds, the newest first.
    public var events: [FeedEvent] = []
    /// What the editor said and did not take back, in the order in which it was said.
    public var decisions: [Decision] = []

    public init(
      catalogue: StoryCatalogue, entries: [Entry.ID: Entry], feeds: FollowedFeeds
    ) {
      self.catalogue = catalogue
      self.entries = entries
      self.feeds = feeds
    }
  }

  /// The edition of a catalogue at a moment.
  ///
  /// Complexity: O(n log n) in the stories.
  ///
  /// - Parameters:
  ///   - sources: what it is made of.
  ///   - settings: how it is made.
  ///   - now: the run's time, which decides only what is too old.
  public init(of sources: consuming Sources, settings: PublishSettings, at now: Date) {
    var all = sources.told(settings)
    // From here on the stories alone hold the texts, which go as what is shown of them is made.
    sources.entries = [:]
    let words = [settings.merged, settings.top, settings.folder].flatMap { $0.keep + $0.drop }
    if words.isEmpty { for place in all.indices { all[place].dropTexts() } }
    let merged = settings.merged.selected(from: all, at: now)
    let top = settings.top.selected(from: all, at: now)
    let folders = Self.folders(of: all, settings, at: now)
    var shown: Set<Story.ID> = []
    for feed in [merged, top] + folders.map(\.stories) { shown.formUnion(feed.map(\.story.id)) }
    self.settings = settings
    self.stories = all.filter { shown.contains($0.story.id) }
    self.followed = sources.feeds.all
    self.events = sources.events.filter { $0.moment >= now - Double(settings.healthDays) * 86_400 }
    self.merged = EditionFeed(
      name: "merged", title: settings.title, path: "merged.atom", stories: merged)
    self.whole = sources.whole(Set(merged.map(\.story.id)), settings)
    self.merged.departed = Self.departed(from: merged, since: settings.merged.oldest(at: now))
    self.top = EditionFeed(
      name: "top", title: settings.title + ": top stories", path: "top.atom", stories: top)
    self.folders = folders
  }

  /// The edition of some stories, for those who look at them: all in one feed, none left out.
  ///
  /// Complexity: O(n log n) in the stories.
  public init(of sources: Sources, settings: PublishSettings) {
    self.settings = settings
    stories = sources.stories(settings).named(sources.decisions)
    followed = sources.feeds.all
    whole = Set(stories.map(\.story.id))
    events = []
    merged = EditionFeed(
      name: "merged", title: settings.title, path: "merged.atom", stories: stories)
    top = EditionFeed(name: "top", title: settings.title, path: "top.atom", stories: [])
    folders = []
  }

  /// Has the merged feed go on in the archive.
  public mutating func continues(in archive: ArchiveState) {
    merged.paging.previous = archive.newest?.path
  }

  /// When the first of its stories grows too old for it; nil if it has none.
  public var end: Date? {
    let feeds =
      [(merged, settings.merged), (top, settings.top)] + folders.map { ($0, settings.folder) }
    let ends = feeds.flatMap { feed, selection in
      (feed.stories.map(\.lastReport) + feed.departed.map(\.moment)).map {
        $0 + Double(selection.days) * 86_400
      }
    }
    return (ends + events.map { $0.moment + Double(settings.healthDays) * 86_400 }).min()
  }
}

extension [EditionStory] {
  /// The stories with the headlines of those they name, and with what the editor said of them.
  fileprivate func named(_ decisions: [Decision]) -> [EditionStory] {
    let headlines = Dictionary(
      map { ($0.story.id, $0.lead.headline) }, uniquingKeysWith: { first, _ in first })
    var said: [Entry.ID: [Int]] = [:]
    for (place, decision) in decisions.enumerated() {
      for entry in decision.entries { said[entry, default: []].append(place) }
    }
    return map { story in
      var story = story
      for id in story.story.named { story.headlines[id] = headlines[id] }
      let places = Set(story.reports.flatMap { said[$0.entry.id] ?? [] })
      story.decisions = places.sorted().map { decisions[$0] }
      return story
    }
  }
}

extension Edition {
  private static func folders(
    of stories: [EditionStory], _ settings: PublishSettings, at now: Date
  ) -> [EditionFeed] {
    var byFolder: [String: [EditionStory]] = [:]
    for story in stories {
      for folder in Set(story.folders.flatMap(around)) {
        byFolder[folder, default: []].append(story)
      }
    }
    var selection = settings.folder
    selection.folders = []
    let wanted = byFolder.filter { folder, _ in
      settings.folder.folders.isEmpty || settings.folder.isInFolders(folder)
    }
    return wanted.sorted { $0.key < $1.key }.map { folder, stories in
      let file = FolderName(folder).file
      return EditionFeed(
        name: "folder/" + file, title: settings.title + ": " + folder,
        path: "folders/" + file + ".atom", stories: selection.selected(from: stories, at: now))
    }
  }

  /// A folder and those it is inside of.
  private static func around(_ folder: String) -> [String] {
    let names = folder.split(separator: "/")
    return names.indices.map { names[...$0].joined(separator: "/") }
  }

  private static func departed(from stories: [EditionStory], since: Date) -> [DepartedStory] {
    let all = stories.flatMap { story in
      story.joined.filter { $0.value >= since }.map {
        DepartedStory(id: $0.key, heir: story.story.id, moment: $0.value)
      }
    }
    return all.sorted { ($1.moment, $0.id) < ($0.moment, $1.id) }
  }
}

extension Edition.Sources {
  /// What feeds tell, the newest first: stories or each entry alone; of those with one id the newest.
  ///
  /// Where `ids` are given, only those stories are told, and the others are there to be named.
  func told(_ settings: PublishSettings, of ids: Set<Story.ID>? = nil) -> [EditionStory] {
    var told: [EditionStory]
    if settings.tellsStories {
      told = stories(settings).named(decisions)
      if let ids { told = told.filter { ids.contains($0.story.id) } }
    } else {
      told = entriesAlone(settings, of: ids).named(decisions)
    }
    guard settings.ids == .original else { return told }
    var seen: Set<String> = []
    return told.filter { seen.insert($0.tag).inserted }
  }

  /// The stories, the newest first.
  fileprivate func stories(_ settings: PublishSettings) -> [EditionStory] {
    let directory = OutletDirectory(feeds, entries: entries.values)
    let aliases = Dictionary(grouping: catalogue.aliases.keys.sorted()) { catalogue.resolve($0) }
    return catalogue.stories.compactMap { story in
      EditionStory(
        story.resolving(catalogue), in: catalogue, aliases: aliases[story.id] ?? [],
        entries: entries, directory: directory, settings: settings)
    }.sorted { ($1.published, $0.story.id) < ($0.published, $1.story.id) }
  }

  /// Each entry as a story of its own.
  private func entriesAlone(_ settings: PublishSettings, of ids: Set<Story.ID>?) -> [EditionStory] {
    var alone = self
    let told = catalogue.stories.filter { ids?.contains($0.id) ?? true }
      .flatMap { $0.members.map(\.entry) }.compactMap { entries[$0] }
    alone.catalogue = StoryCatalogue(
      stories: told.map { entry in
        Story(
          id: Story.ID(alone: entry.id), lead: entry.id,
          members: [Member(entry: entry.id, evidence: Evidence(rule: .founder))],
          published: entry.effectiveDate)
      })
    return alone.stories(settings)
  }

  /// The stories all of which is among what is told.
  fileprivate func whole(_ told: Set<Story.ID>, _ settings: PublishSettings) -> Set<Story.ID> {
    guard !settings.tellsStories else { return told }
    return Set(
      catalogue.stories.lazy.filter {
        $0.members.allSatisfy { told.contains(Story.ID(alone: $0.entry)) }
      }.map(\.id))
  }
}

extension Story.ID {
  /// The id of an entry that is told alone.
  fileprivate init(alone entry: Entry.ID) { self.init(rawValue: entry.rawValue) }
}

/// A feed with what the keeper and its publisher say about it.
public struct FollowedFeed: Sendable, Hashable, Codable {
  public var subscription: Subscription
  public var feed: Feed?

  public init(_ subscription: Subscription, _ feed: Feed?) {
    self.subscription = subscription
    self.feed = feed
  }

  /// What to call it: the keeper's name, else the publisher's, else its address.
  public var name: String {
    let names = [subscription.title, feed?.title.map(PublishedText.plain)]
    return names.compactMap(\.self).first { !$0.isEmpty } ?? subscription.url.description
  }
}
