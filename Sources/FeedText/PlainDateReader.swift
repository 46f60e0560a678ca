import FeedModel

/// Reads the two forms in which nearly all feeds write dates, without a detour.
///
/// RFC 822 with a year of four digits, `Wed, 21 May 2025 08:15:00 +0200`, and RFC 3339,
/// `2025-05-21T08:15:00Z`. Anything else is left to readers that know more.
struct PlainDateReader {
  private var bytes = InlineArray<32, UInt8>(repeating: 0)
  private let count: Int
  private var position = 0

  /// The moment a text gives in one of the two forms; nil if it is in another one.
  static func moment(in text: Span<UInt8>) -> WrittenMoment? {
    guard (19...32).contains(text.count) else { return nil }
    var reader = PlainDateReader(text)
    let isInternetForm = text[4] == UInt8(ascii: "-")
    return isInternetForm ? reader.internetMoment() : reader.mailMoment()
  }

  private init(_ text: Span<UInt8>) {
    count = text.count
    for index in text.indices { bytes[index] = text[index] }
  }

  private mutating func internetMoment() -> WrittenMoment? {
    var moment = WrittenMoment()
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2),
      skip("T"), let time = time()
    else { return nil }
    (moment.year, moment.month, moment.day, moment.time) = (year, month, day, time)
    if position + 1 == count, skip("Z") {
      moment.zone = 0
      return moment
    }
    guard let zone = offset(colon: true), position == count else { return nil }
    moment.zone = zone
    return moment
  }

  private mutating func mailMoment() -> WrittenMoment? {
    if bytes[3] == UInt8(ascii: ",") {
      position = 4
      guard skip(" ") else { return nil }
    }
    var moment = WrittenMoment()
    guard let day = number(2), skip(" "), let month = month(), skip(" "), let year = number(4),
      skip(" "), let time = time(), skip(" ")
    else { return nil }
    (moment.year, moment.month, moment.day, moment.time) = (year, month, day, time)
    guard let zone = isAtGreenwich ? 0 : offset(colon: false), position == count else {
      return nil
    }
    moment.zone = zone
    return moment
  }

  private var isAtGreenwich: Bool {
    mutating get {
      guard position + 3 == count, bytes[position] == UInt8(ascii: "G"),
        bytes[position + 1] == UInt8(ascii: "M"), bytes[position + 2] == UInt8(ascii: "T")
      else { return false }
      position += 3
      return true
    }
  }

  private mutating func time() -> WrittenTime? {
    guard let hour = number(2), skip(":"), let minute = number(2), skip(":"), let second = number(2)
    else { return nil }
    return WrittenTime(hour: hour, minute: minute, second: second)
  }

  /// `+hhmm`, or `+hh:mm` with a colon, in seconds.
  private mutating func offset(colon: Bool) -> Int? {
    let sign = skip("-") ? -1 : 1
    guard sign == -1 || skip("+"), let hours = number(2), !colon || skip(":"),
      let minutes = number(2), hours < 24, minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  private mutating func month() -> Int? {
    guard position + 3 <= count else { return nil }
    var name: UInt32 = 0
    for offset in 0..<3 { name = name << 8 | UInt32(bytes[position + offset] | 0x20) }
    position += 3
    return Self.months.firstIndex(of: name).map { $0 + 1 }
  }

  private mutating func number(_ digits: Int) -> Int? {
    guard position + digits <= count else { return nil }
    var value = 0
    for _ in 0..<digits {
      let digit = bytes[position] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      position += 1
    }
    return value
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < count, UInt32(bytes[position]) == character.value else { return false }
    position += 1
    return true
  }

  /// The months' names, three lower-case letters each, as one number.
  private static let months: [UInt32] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { (name: String) in name.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
}
