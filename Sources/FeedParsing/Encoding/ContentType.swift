import FeedModel

/// What a `Content-Type` header says.
struct ContentType {
  /// The media type in lower case; nil if there is none.
  let mediaType: String?
  /// The charset in lower case; nil if there is none.
  let charset: String?

  init(_ header: String?) {
    guard let header, header.hasByte(UInt8(ascii: ";")) else {
      mediaType = header?.trimmed?.lowercased()
      charset = nil
      return
    }
    let parts = header.split(separator: ";")
    mediaType = parts.first?.trimmed?.lowercased()
    charset = parts.dropFirst().lazy.compactMap(Self.charset).first
  }

  /// Whether the type is one of no feed.
  var isNoFeedType: Bool {
    guard let mediaType else { return false }
    return !mediaType.contains("xml") && !mediaType.contains("json")
  }

  private static func charset(_ parameter: Substring) -> String? {
    let parts = parameter.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, parts[0].trimmed?.lowercased() == "charset" else { return nil }
    let marks: Set<Character> = ["\"", "'", " "]
    let value = parts[1].drop { marks.contains($0) }
    return value.prefix { !marks.contains($0) }.lowercased().trimmed
  }
}
