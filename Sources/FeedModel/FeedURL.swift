/// The address of a feed as the keeper wrote it: http, https, or a file below the OPML's folder.
///
/// It is the feed's name for life: entries are identified by it, and a server that moves the feed
/// changes where it is fetched (``FeedState/location``), not what it is called.
public struct FeedURL: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
  /// The address, white space around it removed.
  public let rawValue: String

  /// The address with white space around it removed; nil if nothing is left or it holds a control
  /// character.
  public init?(_ address: String) {
    let trimmed = address.trimmingASCIIWhitespace()
    guard !trimmed.isEmpty, !trimmed.unicodeScalars.contains(where: \.isControl) else { return nil }
    self.rawValue = trimmed
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let url = FeedURL(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no address of a feed")
    }
    self = url
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// The address without user name and password, fit for messages, logs and what is published.
  public var description: String {
    guard let scheme = rawValue.firstRange(ofASCII: "://") else { return rawValue }
    let rest = rawValue[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return rawValue }
    return String(rawValue[..<scheme.upperBound] + rest[rest.index(after: at)...])
  }

  public static func < (a: FeedURL, b: FeedURL) -> Bool { a.rawValue < b.rawValue }
}
