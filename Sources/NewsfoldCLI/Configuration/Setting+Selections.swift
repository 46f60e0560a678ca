import FeedPublishing

extension Setting {
  /// The feeds that have a selection of stories of their own, by the section of their settings.
  enum SelectiveFeed: String, Sendable, CaseIterable {
    case publish
    case top
    case folders

    /// What it is called in sentences.
    fileprivate var words: String {
      switch self {
      case .publish: "merged.atom and merged.json, the pages and stories.jsonl"
      case .top: "top.atom"
      case .folders: "each folder's feed"
      }
    }
  }

  /// Which stories are in which feed, and what stays how long in that of the feeds' health.
  static let selections: [Setting] =
    SelectiveFeed.allCases.flatMap { feed in numbers(feed) + lists(feed) } + [
      Setting(
        name: "health.days", comment: "Days that an event stays in health.atom.",
        kind: .whole(1...3650, \.publish.healthDays))
    ]

  private static func numbers(_ feed: SelectiveFeed) -> [Setting] {
    [
      Setting(
        name: "\(feed).days",
        comment: "Days after its last report that a story stays in \(feed.words).",
        kind: .whole(1...3650, \.[feed].days)),
      Setting(
        name: "\(feed).stories", comment: "Stories in \(feed.words) at most.",
        kind: .whole(1...100_000, \.[feed].stories)),
      Setting(
        name: "\(feed).minimum_outlets",
        comment: "Independent outlets that must report a story of \(feed.words).",
        kind: .whole(1...1000, \.[feed].minimumOutlets)),
    ]
  }

  private static func lists(_ feed: SelectiveFeed) -> [Setting] {
    [
      list(
        "\(feed).only_folders", "Folders whose stories are in \(feed.words); none for all.",
        \.[feed].folders),
      list(
        "\(feed).keep", "Words one of which a story of \(feed.words) must hold; none for all.",
        \.[feed].keep),
      list("\(feed).drop", "Words that no story of \(feed.words) may hold.", \.[feed].drop),
    ]
  }

  private static func list(
    _ name: String, _ comment: String, _ path: any WritableKeyPath<Settings, [String]> & Sendable
  ) -> Setting {
    Setting(
      name: name, comment: comment,
      kind: .list(
        { settings, texts in
          settings[keyPath: path] = texts
          return texts.allSatisfy { !$0.isEmpty }
        }, { $0[keyPath: path] }))
  }
}

extension Settings {
  /// The selection of a feed.
  fileprivate subscript(feed: Setting.SelectiveFeed) -> StorySelection {
    get {
      switch feed {
      case .publish: publish.merged
      case .top: publish.top
      case .folders: publish.folder
      }
    }
    set {
      switch feed {
      case .publish: publish.merged = newValue
      case .top: publish.top = newValue
      case .folders: publish.folder = newValue
      }
    }
  }
}
