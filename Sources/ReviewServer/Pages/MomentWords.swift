import FeedModel
import FoundationEssentials

/// Moments and numbers as the pages say them.
enum MomentWords {
  /// `21 May 2025, 08:15`, in UTC.
  static func moment(_ date: Date) -> String {
    let text = date.rfc3339
    let parts = text.split { "-T:Z".contains($0) }.compactMap { Int($0) }
    guard parts.count >= 5, (1...12).contains(parts[1]) else { return text }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0]), \(text.dropFirst(11).prefix(5))"
  }

  /// `1 report`, `7 reports`.
  static func counted(_ count: Int, _ name: String, _ plural: String? = nil) -> String {
    count == 1 ? "1 \(name)" : "\(count) \(plural ?? name + "s")"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
