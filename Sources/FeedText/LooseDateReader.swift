/// Reads dates by what their parts look like: RFC 822, asctime, `1 March 2004`, `2004/03/01`.
///
/// A time has a colon, a zone stands behind the time, a month may be a word; what numbers are left
/// are the day, the year and perhaps the month.
struct LooseDateReader {
  private var scanner: DateScanner
  private var moment = WrittenMoment()
  private var hasTime = false
  private var isAfternoon: Bool?
  private var isKorean = false
  private var namedMonth: Int?
  private var numbers: [(value: Int, digits: Int)] = []
  private var separator: UInt8 = 0x20

  /// The moment a text gives; nil if something in it has no meaning in a date.
  static func moment(in bytes: [UInt8]) -> WrittenMoment? {
    var reader = LooseDateReader(scanner: DateScanner(bytes))
    guard reader.readParts(), reader.setDate(), reader.setHalfOfDay() else { return nil }
    if reader.isKorean, reader.moment.zone == nil { reader.moment.zone = 9 * 3600 }
    return reader.moment
  }

  private mutating func readParts() -> Bool {
    while let byte = scanner.next {
      switch byte {
      case 0x30...0x39: guard readNumber() else { return false }
      case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: guard readWord() else { return false }
      case UInt8(ascii: "+"), UInt8(ascii: "-"): guard readSign() else { return false }
      case UInt8(ascii: "("): skipComment()
      case 0x00...0x20, UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ";"):
        scanner.position += 1
      default: return false
      }
    }
    return true
  }

  private mutating func readNumber() -> Bool {
    let start = scanner.position
    guard let number = scanner.number() else { return false }
    if scanner.next == UInt8(ascii: ":") {
      scanner.position = start
      return readTime()
    }
    if start > 0, numbers.count == 1 { separator = scanner.bytes[start - 1] }
    numbers.append(number)
    return numbers.count <= 3
  }

  private mutating func readTime() -> Bool {
    guard !hasTime, let hour = scanner.number(), hour.digits <= 2, scanner.skip(":"),
      let minute = scanner.number(), minute.digits <= 2
    else { return false }
    hasTime = true
    moment.time = WrittenTime(hour: hour.value, minute: minute.value)
    guard scanner.skip(":") else { return true }
    guard let second = scanner.number(), second.digits <= 2, scanner.next != UInt8(ascii: ":")
    else {
      return false
    }
    moment.time.second = second.value
    moment.time.fraction = scanner.fraction()
    return true
  }

  /// An offset when it stands behind a time or a zone's name, a dash between numbers otherwise.
  private mutating func readSign() -> Bool {
    guard scanner.digitCount(at: scanner.position + 1) > 0 else {
      scanner.position += 1
      return true
    }
    guard hasTime else {
      // "30 Nov -0001" is what some software makes of no date.
      let isNegative = scanner.position > 0 && scanner.bytes[scanner.position - 1] == 0x20
      scanner.position += 1
      return !isNegative
    }
    guard let offset = scanner.offset(), scanner.next != UInt8(ascii: ":") else { return false }
    moment.zone = offset
    return true
  }

  private mutating func skipComment() {
    while let byte = scanner.next, byte != UInt8(ascii: ")") { scanner.position += 1 }
    _ = scanner.skip(")")
  }

  private mutating func readWord() -> Bool {
    let isFirst = numbers.isEmpty && !hasTime && namedMonth == nil
    let word = scanner.word()
    if hasTime, let zone = DateWords.zones[word] {
      moment.zone = zone
      return true
    }
    if DateWords.fillers.contains(word) { return true }
    if let isAfternoon = DateWords.halvesOfDay[word] {
      self.isAfternoon = isAfternoon
      isKorean = isKorean || !word.utf8.allSatisfy { $0 < 0x80 }
      return true
    }
    if DateWords.koreanUnits.contains(word) {
      isKorean = true
      return true
    }
    // "mar. 2 mai 2004": a weekday may look like a month, so the last month counts.
    if let month = DateWords.month(word) {
      namedMonth = month
      return true
    }
    // A weekday of any language comes first; a zone that nobody knows is UTC (RFC 5322, 4.3).
    return isFirst || hasTime && word.utf8.count <= 5 && word.utf8.allSatisfy { $0 < 0x80 }
  }

  private mutating func setHalfOfDay() -> Bool {
    guard let isAfternoon else { return true }
    guard hasTime, moment.time.hour <= (isAfternoon ? 23 : 12) else { return false }
    if isAfternoon, moment.time.hour < 12 { moment.time.hour += 12 }
    if !isAfternoon, moment.time.hour == 12 { moment.time.hour = 0 }
    return true
  }

  private mutating func setDate() -> Bool {
    if let namedMonth {
      moment.month = namedMonth
      return setDayAndYear()
    }
    guard numbers.count == 3 else { return false }
    if numbers[0].digits == 4 {
      return set(year: numbers[0], month: numbers[1], day: numbers[2])
    }
    // Slashes are American unless that is impossible, dots and dashes European.
    let isMonthFirst = separator == UInt8(ascii: "/") && numbers[0].value <= 12
    return isMonthFirst
      ? set(year: numbers[2], month: numbers[0], day: numbers[1])
      : set(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  private mutating func setDayAndYear() -> Bool {
    switch numbers.count {
    case 1 where numbers[0].digits == 4:
      moment.year = numbers[0].value
      return true
    case 2:
      let isYearFirst = numbers[0].digits > 2
      let (year, day) = isYearFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
      return set(year: year, month: (moment.month, 2), day: day)
    default: return false
    }
  }

  private mutating func set(
    year: (value: Int, digits: Int), month: (value: Int, digits: Int),
    day: (value: Int, digits: Int)
  ) -> Bool {
    guard year.digits <= 4, month.digits <= 2, day.digits <= 2 else { return false }
    moment.year = WrittenMoment.year(year.value, digits: year.digits)
    (moment.month, moment.day) = (month.value, day.value)
    return true
  }
}
