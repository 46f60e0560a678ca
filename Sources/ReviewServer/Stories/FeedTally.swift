import FeedModel
import FeedPublishing

/// What a feed brought, beside what others brought.
struct FeedTally: Sendable, Hashable {
  /// Reports in stories.
  var reports = 0
  /// Of them: in stories that no other outlet tells.
  var alone = 0
  /// In stories of several outlets: told first, told after another outlet.
  var first = 0
  var later = 0
  /// Those of the later ones that carry another outlet's text.
  var copies = 0
  /// How many stories it shares with other outlets, by their places in ``StoryIndex/outlets``.
  var shared: [Int: Int] = [:]

  /// Whether nothing in it is told by it alone or first.
  var bringsNothingNew: Bool { reports >= 5 && alone == 0 && first == 0 }
}

/// Counts what each feed brought, story by story.
struct FeedTallies {
  private(set) var byFeed: [FeedURL: FeedTally] = [:]

  /// Counts the reports of a story.
  ///
  /// Complexity: O(reports · outlets), outlets after the thirtieth are not told of as company.
  mutating func add(_ story: StoryCard) {
    let first = story.tellings.first?.outlet
    var met: Set<FeedURL> = []
    for telling in story.tellings {
      let feed = telling.feed
      var tally = byFeed[feed] ?? FeedTally()
      tally.reports += 1
      if story.outlets.count == 1 {
        tally.alone += 1
      } else if telling.outlet == first {
        tally.first += 1
      } else {
        tally.later += 1
        if telling.isCopy { tally.copies += 1 }
      }
      if story.outlets.count > 1, met.insert(feed).inserted {
        for outlet in story.outlets.prefix(30) where outlet != telling.outlet {
          tally.shared[outlet, default: 0] += 1
        }
      }
      byFeed[feed] = tally
    }
  }
}
