import FeedModel
import FoundationEssentials
import GRDB

/// The columns of the table `entry`, in the order in which they are written and read.
///
/// What is looked at without the text comes first, the text and the rest last. Dates are seconds
/// since 2001-01-01 UTC, `Date`'s own scale, so that they come back exactly.
enum EntryColumns {
  static let names = [
    "id", "feed", "effective_date", "link", "text_hash", "version", "first_seen", "published",
    "updated", "earlier_titles", "publisher_id", "guid_is_link", "url", "image", "language",
    "authors", "categories", "enclosures", "thumbnails", "links", "comments", "title", "summary",
    "content", "forms", "rest",
  ]

  /// The columns for a `SELECT`.
  static let list = names.map { "entry." + $0 }.joined(separator: ", ")

  /// Stores a row, in place of the one with the same id.
  ///
  /// The feed of an id never changes; to set it would have SQLite journal each statement by itself.
  static let upsert = """
    INSERT INTO entry (\(names.joined(separator: ", ")))
    VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
    ON CONFLICT (id) DO UPDATE SET \(names.dropFirst(2).map { "\($0) = excluded.\($0)" }
      .joined(separator: ", "))
    """

  /// The values of an entry's row, `feed` being the number of its feed's row.
  ///
  /// - Throws: `EncodingError` where the rest cannot be written as JSON.
  static func values(of entry: Entry, feed: Int64) throws -> [(any DatabaseValueConvertible)?] {
    var rest = entry
    var writer = RowWriter(columns: names.count)
    writer.put(entry.id.rawValue)
    writer.put(feed)
    writer.put(entry.effectiveDate.timeIntervalSinceReferenceDate)
    writer.put(entry.canonicalURL?.rawValue)
    writer.put(entry.textHash)
    writer.put(entry.version.rawValue)
    writer.move(&rest.firstSeen)
    writer.move(&rest.published)
    writer.move(&rest.updated)
    writer.put(rest.earlierTitles.isEmpty ? nil : try Payload.text(rest.earlierTitles))
    rest.earlierTitles = []
    writer.move(&rest.publisherID)
    writer.put(rest.guidIsLink)
    rest.guidIsLink = nil
    writer.move(&rest.url)
    writer.move(&rest.image)
    writer.move(&rest.language)
    writer.move(&rest.authors) { $0.record }
    writer.move(&rest.categories) { $0.record }
    writer.move(&rest.enclosures) { $0.record }
    writer.move(&rest.thumbnails) { $0.record }
    writer.move(&rest.links) { $0.record }
    writer.move(&rest.comments) { $0.record }
    writer.move(&rest.title)
    writer.move(&rest.summary)
    if writer.put(rest.contents.first) { rest.contents.removeFirst() }
    writer.putForms()
    try writer.putRest(rest, unless: Entry(id: entry.id, feed: entry.feed))
    return writer.values
  }
}
