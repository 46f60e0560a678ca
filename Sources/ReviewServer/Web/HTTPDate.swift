import FeedModel
import FeedText
import FoundationEssentials

/// Moments as HTTP says them (RFC 9110, 5.6.7).
enum HTTPDate {
  /// `Sun, 06 Nov 1994 08:49:37 GMT`.
  static func text(of date: Date) -> String {
    let text = date.rfc3339
    let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    let day = Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
    // 1 January 1970 was a Thursday.
    let weekday = days[((day + 4) % 7 + 7) % 7]
    guard parts.count == 3, (1...12).contains(parts[1]) else { return text }
    let number = parts[2] < 10 ? "0\(parts[2])" : "\(parts[2])"
    return "\(weekday), \(number) \(months[parts[1] - 1]) \(parts[0]) "
      + "\(text.dropFirst(11).prefix(8)) GMT"
  }

  /// The moment of such a text.
  static func date(of text: String) -> Date? { Date(lenient: text) }

  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
