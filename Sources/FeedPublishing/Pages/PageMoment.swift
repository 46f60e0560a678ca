import FeedModel
import FoundationEssentials

/// A moment as pages tell it, in UTC.
struct PageMoment {
  /// The moment for machines: `2025-05-22T08:15:00Z`.
  let iso: String
  private let date: Date

  init(_ date: Date) {
    iso = date.rfc3339
    self.date = date
  }

  /// The day: `2025-05-22`.
  var isoDay: String { String(iso.prefix(10)) }
  /// The time of day: `08:15`.
  var time: String { String(iso.dropFirst(11).prefix(5)) }
  /// The moment for people: `22 May 2025, 08:15 UTC`.
  var words: String { PublishedText.moment(date) }
  /// The day for people: `22 May 2025`.
  var day: String { String(words.prefix { $0 != "," }) }

  var weekday: String {
    let days = Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
    return Self.weekdays[((days + 4) % 7 + 7) % 7]
  }

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
}
