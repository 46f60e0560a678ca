import FeedModel
import FeedText
import FoundationEssentials

/// Which stories a feed shows.
public struct StorySelection: Sendable, Hashable, Codable {
  /// Stories at most, the newest of them.
  public var stories: Int
  /// Days after its last report that a story stays.
  public var days: Int
  /// How many independent outlets must report a story.
  public var minimumOutlets: Int
  /// Folders one of whose feeds must report it, with the folders inside them; empty for all.
  public var folders: [String]
  /// Words or phrases one of which its headlines or its lead's text must hold; empty for all.
  public var keep: [String]
  /// Words or phrases none of which its headlines or its lead's text may hold.
  public var drop: [String]

  public init(
    stories: Int = 500, days: Int = 7, minimumOutlets: Int = 1, folders: [String] = [],
    keep: [String] = [], drop: [String] = []
  ) {
    self.stories = stories
    self.days = days
    self.minimumOutlets = minimumOutlets
    self.folders = folders
    self.keep = keep
    self.drop = drop
  }
}

extension StorySelection {
  /// The moment before which the last report of a story is too old.
  func oldest(at now: Date) -> Date { now - Double(days) * 86_400 }

  /// The stories it selects of some that are in order, newest first.
  func selected(from stories: [EditionStory], at now: Date) -> [EditionStory] {
    let (keep, drop) = (Phrases(keep), Phrases(drop))
    let oldest = oldest(at: now)
    let fitting = stories.lazy.filter { story in
      story.lastReport >= oldest && story.independentOutlets >= minimumOutlets
        && (folders.isEmpty || story.folders.contains(where: isInFolders))
        && (keep.isEmpty || keep.areIn(story)) && !drop.areIn(story)
    }
    return Array(fitting.prefix(self.stories))
  }

  /// Whether a folder is one of those named, or inside one of them.
  func isInFolders(_ folder: String) -> Bool {
    folders.contains { folder == $0 || folder.hasPrefix($0 + "/") }
  }
}

/// Words and phrases to look for in what stories say, whatever their letter case and accents.
private struct Phrases {
  private let phrases: [[String]]

  init(_ phrases: [String]) {
    self.phrases = phrases.map { Words($0).terms }.filter { !$0.isEmpty }
  }

  var isEmpty: Bool { phrases.isEmpty }

  /// Whether one of them is in a headline of the story or in its lead's text.
  func areIn(_ story: EditionStory) -> Bool {
    guard !isEmpty else { return false }
    let body = story.lead.entry.body.map(PublishedText.plain) ?? ""
    return (story.reports.map(\.headline) + [body]).contains { text in
      let words = Words(text).terms
      return phrases.contains { words.firstRange(of: $0) != nil }
    }
  }
}
