import FeedModel
import FoundationEssentials

/// Reads ISO 8601: the W3C's profile, the basic format, ordinal and week dates, shortened years.
struct ISODateReader {
  private var scanner: DateScanner
  private var moment = WrittenMoment()
  private var hasTime = false

  /// The moment a text gives in this format; nil if it is in another one.
  static func moment(in bytes: [UInt8]) -> WrittenMoment? {
    var reader = ISODateReader(scanner: DateScanner(bytes))
    reader.scanner.skipSpaces()
    guard reader.readDate(), reader.readTimeAndZone() else { return nil }
    reader.scanner.skipSpaces()
    // Java writes the zone's name behind its offset: `+02:00[Europe/Paris]`.
    return reader.scanner.isAtEnd || reader.scanner.skip("[") ? reader.moment : nil
  }

  private mutating func readDate() -> Bool {
    if scanner.skip("-") { return readShortYearAndMonth() }
    let digits = scanner.digitCount(at: scanner.position)
    switch digits {
    case 2: return readYear(digits: 2) && scanner.skip("-") && readAfterYear()
    case 4: return readYear(digits: 4) && (!scanner.skip("-") || readAfterYear())
    case 5: return readYear(digits: 2) && readOrdinal()
    case 6: return readYear(digits: 2) && readMonthAndDay()
    case 7: return readYear(digits: 4) && readOrdinal()
    case 8: return readYear(digits: 4) && readMonthAndDay()
    case 12, 14: return readYear(digits: 4) && readMonthAndDay() && readTime()
    default: return false
    }
  }

  private mutating func readYear(digits: Int) -> Bool {
    guard let year = scanner.number(digits: digits) else { return false }
    moment.year = WrittenMoment.year(year, digits: digits)
    return true
  }

  /// `-YYMM` and `-YY-MM`.
  private mutating func readShortYearAndMonth() -> Bool {
    guard readYear(digits: 2) else { return false }
    _ = scanner.skip("-")
    guard let month = scanner.number(digits: 2) else { return false }
    moment.month = month
    return true
  }

  private mutating func readMonthAndDay() -> Bool {
    guard let month = scanner.number(digits: 2), let day = scanner.number(digits: 2) else {
      return false
    }
    (moment.month, moment.day) = (month, day)
    return true
  }

  /// What stands behind `YYYY-`: a month with or without a day, a day of the year, or a week.
  private mutating func readAfterYear() -> Bool {
    if scanner.skip("W") || scanner.skip("w") { return readWeek() }
    if scanner.digitCount(at: scanner.position) == 3 { return readOrdinal() }
    guard let month = scanner.number(), month.digits <= 2 else { return false }
    moment.month = month.value
    guard scanner.skip("-") else { return true }
    guard let day = scanner.number(), day.digits <= 2 else { return false }
    moment.day = day.value
    return true
  }

  private mutating func readOrdinal() -> Bool {
    guard let day = scanner.number(digits: 3),
      (1...(WrittenMoment.isLeap(moment.year) ? 366 : 365)).contains(day)
    else { return false }
    setDay(Date.days(fromYear: moment.year, month: 1, day: 1) + day - 1)
    return true
  }

  private mutating func readWeek() -> Bool {
    guard let week = scanner.number(digits: 2), (1...53).contains(week) else { return false }
    var weekday = 1
    if scanner.skip("-") || scanner.isAtDigit {
      guard let day = scanner.number(digits: 1), (1...7).contains(day) else { return false }
      weekday = day
    }
    // Week 1 is the one with 4 January; 1970-01-01 was a Thursday.
    let fourth = Date.days(fromYear: moment.year, month: 1, day: 4)
    let monday = fourth - ((fourth + 3) % 7 + 7) % 7
    setDay(monday + (week - 1) * 7 + weekday - 1)
    return true
  }

  private mutating func setDay(_ days: Int) {
    (moment.year, moment.month, moment.day) = Date.civil(fromDays: days)
  }

  private mutating func readTimeAndZone() -> Bool {
    let dateEnd = scanner.position
    scanner.skipSpaces()
    _ = scanner.skip("T") || scanner.skip("t")
    scanner.skipSpaces()
    guard scanner.position > dateEnd, scanner.isAtDigit else {
      return readZone()
    }
    return readTime() && readZone()
  }

  private mutating func readTime() -> Bool {
    hasTime = true
    if scanner.digitCount(at: scanner.position) > 2 { return readBasicTime() }
    guard let hour = scanner.number() else { return false }
    moment.time.hour = hour.value
    guard scanner.skip(":") else { return true }
    guard let minute = scanner.number(), minute.digits <= 2 else { return false }
    moment.time.minute = minute.value
    if scanner.skip(":") {
      guard let second = scanner.number(), second.digits <= 2 else { return false }
      moment.time.second = second.value
    }
    moment.time.fraction = scanner.fraction()
    return true
  }

  /// `hhmm` and `hhmmss`.
  private mutating func readBasicTime() -> Bool {
    guard let hour = scanner.number(digits: 2), let minute = scanner.number(digits: 2) else {
      return false
    }
    (moment.time.hour, moment.time.minute) = (hour, minute)
    if scanner.isAtDigit {
      guard let second = scanner.number(digits: 2) else { return false }
      moment.time.second = second
    }
    moment.time.fraction = scanner.fraction()
    return !scanner.isAtDigit
  }

  private mutating func readZone() -> Bool {
    scanner.skipSpaces()
    if scanner.next == UInt8(ascii: "+") || scanner.next == UInt8(ascii: "-") {
      // A day alone may have a zone, but `2013-01-27-01` has one number too many.
      guard hasTime || scanner.bytes.contains(UInt8(ascii: ":")) else { return false }
      moment.zone = scanner.offset()
      return moment.zone != nil
    }
    return scanner.isAtEnd || scanner.skip("Z") || scanner.skip("z")
      || scanner.next == UInt8(ascii: "[")
  }
}
