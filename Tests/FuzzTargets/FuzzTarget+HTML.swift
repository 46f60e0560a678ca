import FeedModel
import FeedText

extension FuzzTarget {
  /// The sanitiser, and the text of markup.
  static let html = FuzzTarget("html") { bytes in
    let html = String(decoding: bytes, as: UTF8.self)
    for sanitizer in HTMLProperties.sanitizers {
      let sanitised = sanitizer.sanitize(html)
      try HTMLProperties.checkSanitised(sanitised)
      try expect(
        sanitizer.sanitize(sanitised) == sanitised,
        "sanitising again changes \(sanitised) into \(sanitizer.sanitize(sanitised))")
    }
    try HTMLProperties.checkText(HTMLText.plainText(of: html))
    try HTMLProperties.checkText(HTMLText.readableText(of: html))
  }
}

/// What has to hold of markup and its text.
enum HTMLProperties {
  static let sanitizers = [
    HTMLSanitizer(base: "https://base.example/folder/page"), HTMLSanitizer(base: nil),
    HTMLSanitizer(base: nil, for: .retelling),
  ]

  /// Sanitised markup has nothing in it that a browser could run, and its text is plain.
  static func checkSanitised(_ html: String) throws {
    let danger = HTMLDanger.first(in: html)
    try expect(danger == nil, "left by the sanitiser: \(danger ?? "")")
    try checkText(HTMLText.plainText(of: html))
  }

  /// Plain text has no control characters, and white space only where it parts words.
  static func checkText(_ text: String) throws {
    try expect(!text.utf8.contains { $0 < 0x20 }, "a control character stands in the text")
    try expect(text.utf8.first != 0x20 && text.utf8.last != 0x20, "white space is at an end")
    try expect(text.firstRange(ofASCII: "  ") == nil, "two spaces part words")
  }
}
