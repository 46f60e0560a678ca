import FeedModel
public import FoundationEssentials

extension Date {
  /// The moment that a feed's date means, in any of the forms feeds use; nil if there is none.
  ///
  /// Read are RFC 822 and its successors, asctime, ISO 8601 with the W3C's profile, and dates with
  /// the month's name in a dozen languages, all with their usual mistakes. A date without a zone is
  /// UTC, 24:00:00 the next day, second 60 second 59. An impossible date is none.
  public init?(lenient text: String) {
    guard let seconds = Self.moment(in: text)?.secondsSince1970 else { return nil }
    self.init(timeIntervalSince1970: seconds)
  }

  private static func moment(in text: String) -> WrittenMoment? {
    if let plain = PlainDateReader.moment(in: text.utf8.span) { return plain }
    let bytes = Array(text.utf8.prefix(200))
    guard bytes.count < 200 else { return nil }
    return ISODateReader.moment(in: bytes) ?? LooseDateReader.moment(in: bytes)
  }
}

/// The parts of a date as they are written.
struct WrittenMoment {
  var year = 0
  var month = 1
  var day = 1
  var time = WrittenTime()
  /// Seconds east of Greenwich.
  var zone: Int?

  /// The moment in seconds; nil if there is no such day or time, or RFC 3339 cannot write it.
  var secondsSince1970: Double? {
    guard (0...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day),
      let seconds = time.secondsOfDay
    else { return nil }
    let days = Date.days(fromYear: year, month: month, day: day)
    let moment = Double(days * 86_400 - (zone ?? 0)) + seconds
    return Self.writable.contains(moment) ? moment : nil
  }

  /// The years 1 to 9999 in UTC, which RFC 3339 can write.
  private static let writable = -62_135_596_800.0..<253_402_300_800.0

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// The year that two or three digits mean (RFC 5322, 4.3).
  static func year(_ number: Int, digits: Int) -> Int {
    switch digits {
    case ...2: number < 50 ? 2000 + number : 1900 + number
    case 3: 1900 + number
    default: number
    }
  }
}

/// A time of day as it is written.
struct WrittenTime {
  var hour = 0
  var minute = 0
  var second = 0
  var fraction = 0.0

  /// The seconds since midnight; nil if no clock shows it.
  var secondsOfDay: Double? {
    if hour == 24, minute == 0, second == 0, fraction == 0 { return 86_400 }
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second) else {
      return nil
    }
    return Double(hour * 3600 + minute * 60 + min(second, 59)) + fraction
  }
}
