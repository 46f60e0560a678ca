public import FoundationEssentials

/// Lengths of time as people say them.
public enum DurationWords {
  /// `40 seconds`, `35 minutes`, `3 hours`, `2 days`: rounded to what matters.
  public static func words(seconds: Double) -> String {
    let seconds = abs(seconds)
    for (length, name) in [(86_400.0, "day"), (3600, "hour"), (60, "minute")]
    where seconds >= 2 * length {
      return counted(Int((seconds / length).rounded()), name)
    }
    return seconds >= 90
      ? counted(Int((seconds / 60).rounded()), "minute")
      : counted(Int(seconds.rounded(.up)), "second")
  }

  /// `in 35 minutes`, `3 hours ago`, `now`.
  public static func words(for moment: Date, seenAt now: Date) -> String {
    let seconds = moment.timeIntervalSince(now)
    if abs(seconds) < 1 { return "now" }
    return seconds > 0 ? "in " + words(seconds: seconds) : words(seconds: seconds) + " ago"
  }

  private static func counted(_ count: Int, _ name: String) -> String {
    "\(count) \(name)" + (count == 1 ? "" : "s")
  }
}
