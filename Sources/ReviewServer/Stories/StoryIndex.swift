import FeedModel
import FeedPublishing
import FeedStorage
import FoundationEssentials

/// All stories as the pages list and search them.
struct StoryIndex: Sendable {
  /// The store's revision that it is of.
  let revision: Int
  /// The stories, newest first.
  let cards: [StoryCard]
  /// The names of the outlets.
  let outlets: [String]
  /// The folders that stories are in, and the languages of their headlines, in order.
  let folders: [String]
  let languages: [String]
  /// What each feed brought.
  let tallies: [FeedURL: FeedTally]
  private let places: [Story.ID: Int]
  private let aliases: StoryCatalogue

  /// The index of a listing.
  ///
  /// Complexity: O(n log n) in the reports of all stories.
  ///
  /// - Parameters:
  ///   - listing: the stories.
  ///   - feeds: the feeds that are followed.
  init(_ listing: StoryListing, feeds: [FollowedFeed]) {
    let edition = Edition(
      of: .init(catalogue: listing.catalogue, entries: listing.entries, feeds: feeds),
      settings: PublishSettings())
    var numbers: [String: Int] = [:]
    var names: [String] = []
    var tallies = FeedTallies()
    cards = edition.stories.map { story in
      let outlets = story.outlets.map { outlet in
        if let number = numbers[outlet.key] { return number }
        names.append(outlet.name)
        numbers[outlet.key] = names.count - 1
        return names.count - 1
      }
      tallies.add(story)
      return StoryCard(story, outlets: outlets)
    }
    revision = listing.revision
    outlets = names
    folders = Set(cards.flatMap(\.folders)).sorted()
    languages = Set(cards.compactMap(\.language)).sorted()
    self.tallies = tallies.byFeed
    places = Dictionary(
      cards.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    aliases = StoryCatalogue(aliases: listing.catalogue.aliases)
  }

  /// The story of an id or of an alias; nil if there is none.
  func card(_ id: Story.ID) -> StoryCard? {
    places[aliases.resolve(id)].map { cards[$0] }
  }

  /// The stories that a query asks for, newest first.
  ///
  /// Complexity: O(n) in what all stories are searched by.
  func cards(for query: StoryQuery) -> [StoryCard] {
    let outlet = query.outlet.map { outlets.firstIndex(of: $0) ?? -1 }
    return cards.filter { query.admits($0, outlet: outlet) }
  }
}
