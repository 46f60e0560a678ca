public import FeedModel
import FeedText
import FoundationEssentials

/// A feed that was read, as a JSON Feed 1.1 document with all that JSON Feed has no word for under
/// `_newsfold`.
///
/// No member is empty or null; only the feed's title and the items are always there.
public struct JSONFeedDocument: Sendable {
  private let parsed: ParsedFeed

  /// The document of a feed.
  public init(_ parsed: ParsedFeed) { self.parsed = parsed }

  /// The document in UTF-8, on one line.
  ///
  /// Complexity: O(n).
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return bytes
  }

  /// Hands on the document in UTF-8, on one line and in pieces, so that it is never held whole.
  ///
  /// Complexity: O(n).
  public func write(to take: ([UInt8]) -> Void) {
    var writer = JSONWriter()
    writer.object { write(parsed.feed, &$0, to: take) }
    writer.drain(to: take)
  }

  /// The document on one line.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension JSONFeedDocument {
  /// How many bytes are gathered before they are handed on.
  private static let pieceSize = 64 * 1024

  private func write(_ feed: Feed, _ out: inout JSONWriter, to take: ([UInt8]) -> Void) {
    out.string("version", "https://jsonfeed.org/version/1.1")
    out.string("title", feed.title?.plainText ?? "", isAlways: true)
    out.string("home_page_url", feed.homePageURL)
    out.string("feed_url", feed.feedURL)
    out.string("description", (feed.subtitle ?? feed.summary)?.plainText)
    out.string("icon", feed.icon)
    out.string("favicon", feed.favicon)
    out.authors("authors", feed.authors)
    out.string("language", feed.language)
    out.array("hubs", feed.hubs) {
      $0.string("type", "WebSub")
      $0.string("url", $1)
    }
    out.array("items", parsed.entries, isAlways: true) {
      if $0.bytes.count > Self.pieceSize { $0.drain(to: take) }
      write($1, &$0)
    }
    out.object("_newsfold") { writeExtension(of: feed, &$0) }
  }

  private func writeExtension(of feed: Feed, _ out: inout JSONWriter) {
    out.string("format", parsed.format)
    out.string("encoding", parsed.encoding)
    out.bool("bozo", parsed.isBroken)
    out.strings("warnings", parsed.warnings)
    out.string("id", feed.publisherID)
    out.text("title", feed.title)
    out.text("subtitle", feed.subtitle)
    out.text("summary", feed.summary)
    out.string("updated", feed.updated?.rfc3339)
    out.string("published", feed.published?.rfc3339)
    out.string("created", feed.created?.rfc3339)
    out.persons("authors", feed.authors)
    out.persons("contributors", feed.contributors)
    out.person("publisher", feed.publisher)
    out.text("rights", feed.rights)
    out.string("license", feed.license)
    out.text("info", feed.info)
    out.links(feed.links)
    out.categories(feed.categories)
    out.generator(feed.generator)
    out.object("image") { out in feed.image.map { out.picture($0) } }
    out.number("ttl", feed.pace.ttl)
    out.string("update_period", feed.pace.updatePeriod)
    out.number("update_frequency", feed.pace.updateFrequency)
    out.strings("skip_hours", feed.pace.skipHours.map(String.init))
    out.strings("skip_days", feed.pace.skipDays)
    out.inReplyTo(feed.inReplyTo)
    out.bool("complete", feed.saysComplete)
    out.bool("archive", feed.saysArchive)
  }

  private func write(_ entry: Entry, _ out: inout JSONWriter) {
    out.string("id", entry.identifier)
    out.string("url", entry.url)
    out.string("external_url", entry.externalURL)
    out.string("title", entry.title?.plainText)
    writeContent(of: entry, &out)
    out.string("image", entry.image)
    out.string("banner_image", entry.bannerImage)
    out.string("date_published", (entry.published ?? entry.updated)?.rfc3339)
    out.string("date_modified", modified(entry)?.rfc3339)
    out.authors("authors", entry.authors.isEmpty ? entry.source?.authors ?? [] : entry.authors)
    out.strings("tags", tags(of: entry))
    out.string("language", entry.language)
    out.array("attachments", entry.enclosures) {
      $0.string("url", $1.url)
      $0.string("mime_type", $1.type)
      $0.string("title", $1.title)
      $0.number("size_in_bytes", $1.length)
      $0.number("duration_in_seconds", $1.duration)
    }
    out.object("_newsfold") { writeExtension(of: entry, &$0) }
  }

  private func writeContent(of entry: Entry, _ out: inout JSONWriter) {
    let markup = entry.contents.first { $0.isMarkup && !$0.value.isEmpty }
    let text = entry.contents.first { $0.kind == .text && !$0.value.isEmpty }
    let hasContent = markup != nil || text != nil
    let body = markup ?? text ?? entry.summary
    if let body, body.isMarkup, body.value.trimmed != nil {
      out.string("content_html", body.value)
      if hasContent { out.string("content_text", text?.value) }
    } else {
      out.string("content_text", body?.plainText)
    }
    if hasContent { out.string("summary", entry.summary?.plainText) }
  }

  private func modified(_ entry: Entry) -> Date? {
    entry.updated ?? (parsed.format.hasPrefix("atom") ? entry.published : nil)
  }

  private func tags(of entry: Entry) -> [String] {
    var seen: Set<String> = []
    return entry.categories.map { $0.label ?? $0.term }.filter { seen.insert($0).inserted }
  }

  private func writeExtension(of entry: Entry, _ out: inout JSONWriter) {
    out.string("id", entry.publisherID)
    out.bool("guid_is_link", entry.guidIsLink)
    out.text("title", entry.title)
    out.text("subtitle", entry.subtitle)
    out.text("summary", entry.summary)
    out.array("content", entry.contents) { $0.members(of: $1) }
    out.string("published", entry.published?.rfc3339)
    out.string("updated", entry.updated?.rfc3339)
    out.string("created", entry.created?.rfc3339)
    out.string("expired", entry.expired?.rfc3339)
    out.persons("authors", entry.authors)
    out.persons("contributors", entry.contributors)
    out.person("publisher", entry.publisher)
    out.categories(entry.categories)
    out.array("thumbnails", entry.thumbnails) { $0.picture($1) }
    out.links(entry.links)
    out.text("rights", entry.rights)
    out.string("license", entry.license)
    out.object("source") { out in entry.source.map { out.source($0) } }
    out.string("comments_url", entry.comments?.url)
    out.string("comment_feed_url", entry.comments?.feedURL)
    out.number("comment_count", entry.comments?.count)
    out.inReplyTo(entry.inReplyTo)
  }
}
