import ArgumentParser
import FeedText
import Foundation

/// A moment on the command line: RFC 3339 or any date that feeds use.
struct Moment: ExpressibleByArgument {
  let date: Date

  init?(argument: String) {
    guard let date = Date(lenient: argument) else { return nil }
    self.date = date
  }
}

/// A length of time on the command line: `90s`, `5m`, `2h`, `2d`.
struct Span: ExpressibleByArgument {
  let seconds: Double

  /// A hundred years.
  private static let longest = 3_155_760_000.0

  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    guard let unit = argument.last, let factor = units[unit],
      let number = Double(argument.dropLast()), number > 0, number * factor < Self.longest
    else { return nil }
    seconds = number * factor
  }
}
