import FeedModel
import Foundation
import Testing

struct DateRFC3339Tests {
  @Test(arguments: [
    (0.0, "1970-01-01T00:00:00Z"), (1_747_814_400, "2025-05-21T08:00:00Z"),
    (-1, "1969-12-31T23:59:59Z"), (951_782_400.9, "2000-02-29T00:00:00Z"),
    (253_402_300_799, "9999-12-31T23:59:59Z"), (Double.infinity, "1970-01-01T00:00:00Z"),
  ])
  func `moments are written in UTC with whole seconds`(seconds: Double, text: String) {
    #expect(Date(timeIntervalSince1970: seconds).rfc3339 == text)
  }

  @Test func `civil dates and day numbers agree over eight centuries`() {
    for day in stride(from: -150_000, to: 150_000, by: 7) {
      let (y, m, d) = Date.civil(fromDays: day)
      #expect(Date.days(fromYear: y, month: m, day: d) == day)
    }
  }
}
