import FeedModel
import FoundationEssentials

/// A day of the archive, in UTC: `2025-05-21`.
public struct ArchiveDay: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// Days since 1970.
  let number: Int

  /// The day of a moment.
  init(of moment: Date) { number = Int((moment.timeIntervalSince1970 / 86_400).rounded(.down)) }

  init(number: Int) { self.number = number }

  public init(from decoder: any Decoder) throws {
    number = try decoder.singleValueContainer().decode(Int.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(number)
  }

  public var description: String {
    String(Date(timeIntervalSince1970: Double(number) * 86_400).rfc3339.prefix(10))
  }

  /// Its page's place in the output folder.
  public var path: String { "archive/\(self).atom" }

  /// When the next day begins.
  var end: Date { Date(timeIntervalSince1970: Double(number + 1) * 86_400) }

  public static func < (a: ArchiveDay, b: ArchiveDay) -> Bool { a.number < b.number }
}
