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
  /// How many stories it shares with other outlets, by their names.
  var shared: [String: Int] = [:]

  /// Whether nothing in it is told by it alone or first.
  var bringsNothingNew: Bool { reports >= 5 && alone == 0 && first == 0 }

  /// The outlet with which it shares most stories, and how many.
  var closest: (outlet: String, count: Int)? {
    shared.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
  }
}

/// Counts what each feed brought, story by story.
struct FeedTallies {
  private(set) var byFeed: [FeedURL: FeedTally] = [:]

  /// Counts the reports of a story.
  ///
  /// Complexity: O(reports · outlets), outlets after the thirtieth are not told of as company.
  mutating func add(_ story: EditionStory) {
    let first = story.reports.first?.outlet.key
    var met: Set<FeedURL> = []
    for report in story.reports {
      let feed = report.entry.feed
      var tally = byFeed[feed] ?? FeedTally()
      tally.reports += 1
      if story.outlets.count == 1 {
        tally.alone += 1
      } else if report.outlet.key == first {
        tally.first += 1
      } else {
        tally.later += 1
        if case .copy = report.kind { tally.copies += 1 }
      }
      if story.outlets.count > 1, met.insert(feed).inserted {
        for outlet in story.outlets.prefix(30) where outlet.key != report.outlet.key {
          tally.shared[outlet.name, default: 0] += 1
        }
      }
      byFeed[feed] = tally
    }
  }
}
