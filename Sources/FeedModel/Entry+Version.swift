import FoundationEssentials

extension Entry {
  /// A fingerprint of everything the publisher said in an entry: equal when nothing changed.
  public struct Version: Sendable, Hashable, Codable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }

  /// The fingerprint of this entry as the publisher has it now.
  ///
  /// Complexity: O(text).
  public var version: Version {
    var sum = Checksum()
    for part in [title?.value, summary?.value, url, externalURL, image, language, license] {
      sum.absorb(part)
    }
    for content in contents { sum.absorb(content.value) }
    for date in [published, updated, created, expired] { sum.absorb(date.map(Self.second) ?? 0) }
    for author in authors { [author.name, author.url, author.email].forEach { sum.absorb($0) } }
    for category in categories { sum.absorb(category.term) }
    for enclosure in enclosures { sum.absorb(enclosure.url) }
    for thumbnail in thumbnails { sum.absorb(thumbnail.url) }
    for link in links { [link.rel, link.href].forEach { sum.absorb($0) } }
    return Version(rawValue: sum.hexadecimal)
  }

  /// A fingerprint of the words alone: equal for the same report under another id or link, or with
  /// other pictures.
  ///
  /// A headline that comes back every day ("Crossword") is no report that comes back: where there is
  /// hardly a text, the date counts too.
  public var textHash: String {
    var sum = Checksum()
    sum.absorb(title?.value ?? "")
    if let body, body.isMarkup {
      sum.absorb(markup: body.value)
    } else {
      sum.absorb(body?.value ?? "")
    }
    if body?.value.utf8.count ?? 0 < 80 { sum.absorb((date ?? firstSeen).map(Self.second) ?? 0) }
    return sum.hexadecimal
  }

  /// A date as a whole second; parts of seconds come and go with the program that writes a feed.
  private static func second(_ date: Date) -> UInt64 {
    UInt64(bitPattern: Int64(exactly: date.timeIntervalSince1970.rounded(.down)) ?? 0)
  }
}
