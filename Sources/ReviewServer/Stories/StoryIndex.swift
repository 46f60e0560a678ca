import FeedModel
import FeedPublishing
import FeedStorage
import FoundationEssentials

/// All stories as the pages list and search them.
struct StoryIndex: Sendable {
  /// The store's revision that it is of.
  private(set) var revision: Int
  /// The stories, newest first.
  private(set) var cards: [StoryCard] = []
  /// The names of the outlets.
  private(set) var outlets: [String] = []
  /// The folders that stories are in, and the languages of their headlines, in order.
  private(set) var folders: [String] = []
  private(set) var languages: [String] = []
  private let feeds: FollowedFeeds
  private var outletPlaces: [String: Int] = [:]
  private var places: [Story.ID: Int] = [:]
  private var aliases = StoryCatalogue()

  /// The index of a listing.
  ///
  /// Complexity: O(n log n) in the reports of all stories.
  ///
  /// - Parameters:
  ///   - listing: the stories.
  ///   - feeds: the feeds that are followed.
  init(_ listing: StoryListing, feeds: [FollowedFeed]) {
    revision = listing.revision
    self.feeds = FollowedFeeds(feeds)
    cards = cards(of: listing)
    settle(listing)
  }

  /// Takes in what became of some stories since.
  ///
  /// Complexity: O(n) in all stories, a hundredth of what it takes to make the index.
  ///
  /// - Parameters:
  ///   - listing: those that there still are.
  ///   - ids: all that were changed, made or taken away.
  mutating func take(_ listing: StoryListing, insteadOf ids: Set<Story.ID>) {
    revision = listing.revision
    cards.removeAll { ids.contains($0.id) }
    for card in cards(of: listing) {
      cards.insert(card, at: cards.firstPlace { card.isBefore($0) })
    }
    settle(listing)
  }

  /// The same stories at another revision of the store.
  func with(revision: Int) -> Self {
    var index = self
    index.revision = revision
    return index
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

  /// What each feed brought.
  ///
  /// Complexity: O(n) in the reports of all stories.
  var tallies: [FeedURL: FeedTally] {
    var tallies = FeedTallies()
    for card in cards { tallies.add(card) }
    return tallies.byFeed
  }

  /// The outlet with which a feed shares most stories, and how many.
  func closest(_ tally: FeedTally) -> (outlet: String, count: Int)? {
    tally.shared.map { (outlets[$0.key], $0.value) }
      .max { ($0.1, $1.0) < ($1.1, $0.0) }
  }
}

extension StoryIndex {
  private mutating func cards(of listing: StoryListing) -> [StoryCard] {
    let edition = Edition(
      of: .init(catalogue: listing.catalogue, entries: listing.entries, feeds: feeds),
      settings: PublishSettings())
    return edition.stories.map { story in StoryCard(story) { place(of: $0) } }
  }

  private mutating func place(of outlet: Outlet) -> Int {
    if let place = outletPlaces[outlet.key] { return place }
    outlets.append(outlet.name)
    outletPlaces[outlet.key] = outlets.count - 1
    return outlets.count - 1
  }

  private mutating func settle(_ listing: StoryListing) {
    folders = Set(cards.lazy.flatMap(\.folders)).sorted()
    languages = Set(cards.lazy.compactMap(\.language)).sorted()
    places = Dictionary(
      cards.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    aliases = StoryCatalogue(aliases: listing.catalogue.aliases)
  }
}

extension StoryCard {
  /// Whether it stands before another in the list: as in an ``Edition``.
  fileprivate func isBefore(_ other: Self) -> Bool {
    published == other.published ? id < other.id : published > other.published
  }
}

extension Array {
  /// The first place from which on something holds; it must hold for all after one for which it does.
  ///
  /// Complexity: O(log n).
  fileprivate func firstPlace(where holds: (Element) -> Bool) -> Int {
    var range = indices
    while let lower = range.first, let upper = range.last {
      let middle = lower + (upper - lower) / 2
      range = holds(self[middle]) ? lower..<middle : (middle + 1)..<range.upperBound
    }
    return range.lowerBound
  }
}
