import TestSupport

/// The attacks in `Fixtures/xss/payloads.txt`, one a line.
enum Payloads {
  /// The payloads, with control pictures such as `␀` made the control characters they show.
  static func all() throws -> [String] {
    try Fixture.text("xss/payloads.txt").split(separator: "\n").map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.map { controls[$0] ?? $0 }))
    }
  }

  private static let controls: [Unicode.Scalar: Unicode.Scalar] = [
    "␀": "\u{0}", "␉": "\t", "␊": "\n", "␌": "\u{C}", "␍": "\r",
  ]
}
