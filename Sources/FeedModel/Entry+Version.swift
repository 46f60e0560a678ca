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
    var parts = [title?.value, summary?.value, url, externalURL, image, language, license]
    parts += contents.map(\.value)
    parts += [published, updated, created, expired].map { $0?.rfc3339 }
    parts += authors.map { ($0.name ?? "") + "\u{1}" + ($0.url ?? "") + "\u{1}" + ($0.email ?? "") }
    parts += categories.map(\.term)
    parts += enclosures.map(\.url)
    parts += thumbnails.map(\.url)
    parts += links.map { $0.rel + " " + $0.href }
    let text = parts.map { $0 ?? "\u{2}" }.joined(separator: "\u{0}")
    return Version(rawValue: SHA256.hash(of: text).hexadecimal(bytes: 16))
  }

  /// A fingerprint of the words alone: equal for the same report under another id or link.
  ///
  /// A headline that comes back every day ("Crossword") is no report that comes back: where there is
  /// hardly a text, the date counts too.
  public var textHash: String {
    let text = body?.value ?? ""
    let day = text.utf8.count < 80 ? (date ?? firstSeen)?.rfc3339 ?? "" : ""
    let words = (title?.value ?? "") + "\u{0}" + text + "\u{0}" + day
    return SHA256.hash(of: words).hexadecimal(bytes: 16)
  }
}
