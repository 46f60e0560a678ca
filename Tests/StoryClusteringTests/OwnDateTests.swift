import FeedText
import FoundationEssentials
import Testing

@testable import StoryClustering

/// The date that an entry shares with everything of its day is found and left out.
struct OwnDateTests {
  /// 28 April 2020, 09:07 UTC.
  private let date = OwnDate(Date(timeIntervalSince1970: 1_588_064_820))

  @Test(arguments: [
    ("TV Patrol | Teleradyo (28 April 2020)", ["28", "april", "2020"]),
    ("Today: April 28th, 2020", ["april", "28th", "2020"]),
    ("Le point du 27 avril", ["27", "avril"]),
    ("Nachrichten vom 29. April 2020", ["29", "april", "2020"]),
    ("Новости на 28 апреля", ["28", "апреля"]),
    ("Quarantine until 15 May", []),
    ("28 market stalls burn", []),
    ("The 2020 season", []),
    ("On 28 April 2015 it rained", ["28", "april"]),
    ("April", []),
    ("28", []),
    ("", []),
  ])
  func `the words of the day's date are found`(headline: String, expected: [String]) {
    let words = Words(headline)
    let found = date.places(in: words).sorted().map { words.terms[$0] }
    #expect(found == expected)
  }

  @Test func `dates that no calendar has do no harm`() {
    for seconds in [-Double.infinity, -1e300, 1e300, .infinity] {
      #expect(
        OwnDate(Date(timeIntervalSince1970: seconds)).places(in: Words("28 April 2020")).isEmpty)
    }
  }
}
