import FeedModel
import FeedText
import Foundation

extension FuzzTarget {
  /// Dates, one a line.
  static let date = FuzzTarget("date") { bytes in
    for line in bytes.split(separator: 0x0A) {
      try checkDate(String(decoding: line, as: UTF8.self))
    }
  }

  /// A date lies in the years that RFC 3339 can write, and written so reads the same.
  private static func checkDate(_ text: String) throws {
    guard let date = Date(lenient: text) else { return }
    let years =
      Date(
        timeIntervalSince1970: -62_135_596_800)..<Date(
        timeIntervalSince1970: 253_402_300_800)
    try expect(years.contains(date), "a year that no feed means: \(date.timeIntervalSince1970)")
    let seconds = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
    try expect(
      Date(lenient: date.rfc3339) == seconds,
      "\(date.rfc3339) is read as \(Date(lenient: date.rfc3339)?.rfc3339 ?? "no date")")
  }
}
