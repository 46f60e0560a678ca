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
  static let upsert = """
    INSERT INTO entry (\(names.joined(separator: ", ")))
    VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
    ON CONFLICT (id) DO UPDATE SET \(names.dropFirst().map { "\($0) = excluded.\($0)" }
      .joined(separator: ", "))
    """

  /// The values of an entry's row, `feed` being the number of its feed's row.
  ///
  /// - Throws: `EncodingError` where the rest cannot be written as JSON.
  static func values(
    of entry: Entry, feed: Int64
  ) throws -> [(any DatabaseValueConvertible)?] {
    var writer = ColumnWriter(entry, columns: names.count)
    writer.put(entry.id.rawValue)
    writer.put(feed)
    writer.put(entry.effectiveDate.timeIntervalSinceReferenceDate)
    writer.put(entry.canonicalURL?.rawValue)
    writer.put(entry.textHash)
    writer.put(entry.version.rawValue)
    writer.putDates(entry)
    let titles = entry.earlierTitles
    writer.put(titles.isEmpty ? nil : try Payload.text(titles))
    writer.rest.earlierTitles = []
    writer.move(\.publisherID)
    writer.put(entry.guidIsLink)
    writer.rest.guidIsLink = nil
    writer.move(\.url)
    writer.move(\.image)
    writer.move(\.language)
    writer.move(\.authors, \.record)
    writer.move(\.categories, \.record)
    writer.move(\.enclosures, \.record)
    writer.move(\.thumbnails, \.record)
    writer.move(\.links, \.record)
    writer.move(\.comments, \.record)
    writer.putTexts(entry)
    let isEmpty = writer.rest == Entry(id: entry.id, feed: entry.feed)
    writer.put(isEmpty ? nil : try Payload.text(writer.rest))
    return writer.values
  }
}

extension ColumnWriter<Entry> {
  fileprivate mutating func putDates(_ entry: Entry) {
    for date in [entry.firstSeen, entry.published, entry.updated] {
      put(date?.timeIntervalSinceReferenceDate)
    }
    rest.firstSeen = nil
    rest.published = nil
    rest.updated = nil
  }

  fileprivate mutating func putTexts(_ entry: Entry) {
    if move(entry.title) { rest.title = nil }
    if move(entry.summary) { rest.summary = nil }
    if move(entry.contents.first) { rest.contents.removeFirst() }
    putForms()
  }
}
