import TestSupport

/// The attacks in `Fixtures/xss/payloads.txt`, one a line.
enum Payloads {
  /// The payloads, with control pictures such as `␀` made the control characters they show.
  static func all() throws -> [String] {
    try Fixture.text("xss/payloads.txt").split(separator: "\n").map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.map(shown(by:))))
    }
  }

  /// The control character that a control picture shows; every other character itself.
  private static func shown(by picture: Unicode.Scalar) -> Unicode.Scalar {
    switch picture.value {
    case 0x2400...0x241F: Unicode.Scalar(UInt8(picture.value - 0x2400))
    case 0x2421: "\u{7F}"
    default: picture
    }
  }
}
