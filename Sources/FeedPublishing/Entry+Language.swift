import FeedModel

extension Entry {
  /// The declared language if it is a well-formed tag.
  ///
  /// Source: RFC 5646 section 2.1.
  var languageTag: String? {
    guard let tag = (language ?? body?.language)?.trimmingASCIIWhitespace(), !tag.isEmpty else {
      return nil
    }
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let isWellFormed = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.utf8.allSatisfy(Self.isLetterOrDigit)
    }
    let startsWithLetters = parts[0].utf8.allSatisfy { !(0x30...0x39).contains($0) }
    return isWellFormed && startsWithLetters ? tag : nil
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
