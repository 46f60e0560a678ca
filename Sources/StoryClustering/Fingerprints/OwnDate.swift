import FeedModel
import FeedText
import FoundationEssentials

/// The days around an entry's own date, to find where its words name them.
///
/// "Evening news (28 April 2020)" shares its date with everything of that day, and that says nothing.
struct OwnDate {
  private let days: [(year: Int, month: Int, day: Int)]

  init(_ date: Date) {
    let day = Int(min(max(date.timeIntervalSince1970 / 86_400, -1e6), 1e7).rounded(.down))
    days = (day - Self.reach...day + Self.reach).map { Date.civil(fromDays: $0) }
  }

  /// The places of the words that name such a day: a number and a month side by side, and the year
  /// before or after them.
  ///
  /// Complexity: O(words).
  func places(in words: Words) -> Set<Int> {
    var places: Set<Int> = []
    for place in 0..<words.count {
      guard let number = number(place, in: words), number <= 31 else { continue }
      for month in [place - 1, place + 1] where names(number, month, in: words) {
        places.formUnion([place, month])
        places.formUnion(
          [min(place, month) - 1, max(place, month) + 1].filter { isYear($0, in: words) })
      }
    }
    return places
  }

  /// Whether the word at a place is the month in which one of the days has a number.
  private func names(_ day: Int, _ place: Int, in words: Words) -> Bool {
    guard (0..<words.count).contains(place), number(place, in: words) == nil,
      let month = DateWords.month(text(place, in: words))
    else { return false }
    return days.contains { $0.month == month && $0.day == day }
  }

  private func isYear(_ place: Int, in words: Words) -> Bool {
    guard (0..<words.count).contains(place) else { return false }
    let number = number(place, in: words)
    return days.contains { $0.year == number }
  }

  /// The number that a word begins with, of four digits at most; `28th` is 28.
  private func number(_ place: Int, in words: Words) -> Int? {
    let range = words.range(place)
    guard range.count <= 4, let first = words.bytes[range].first, (0x30...0x39).contains(first)
    else { return nil }
    return Int(text(place, in: words).prefix { $0.isASCII && $0.isNumber })
  }

  private func text(_ place: Int, in words: Words) -> String {
    String(decoding: words.bytes[words.range(place)], as: UTF8.self)
  }

  /// Time zones and reports of the evening before.
  private static let reach = 2
}
