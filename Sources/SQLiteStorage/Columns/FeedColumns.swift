import FeedModel
import FoundationEssentials
import GRDB

/// The columns of the table `feed`: what is remembered of a feed, then what its publisher says.
///
/// Dates are seconds since 2001-01-01 UTC, as in ``EntryColumns``.
enum FeedColumns {
  static let names = [
    "url", "location", "next_due", "wait_reason", "failures", "gone_since", "is_stopped", "etag",
    "last_modified", "body_hash", "validated_url", "failure", "last_success", "last_asked", "rest",
    "publisher_id", "home_page_url", "feed_url", "icon", "favicon", "language", "updated", "pace",
    "image", "authors", "categories", "links", "generator", "title", "subtitle", "summary",
    "forms", "feed_rest", "has_feed", "last_whole",
  ]

  /// The columns for a `SELECT`.
  static let list = names.joined(separator: ", ")

  /// Stores a row, in place of the one with the same address; gives its number.
  static let upsert = """
    INSERT INTO feed (\(list)) VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
    ON CONFLICT (url) DO UPDATE SET \(names.dropFirst().map { "\($0) = excluded.\($0)" }
      .joined(separator: ", "))
    RETURNING number
    """

  /// The values of a feed's row.
  ///
  /// - Throws: `EncodingError` where a rest cannot be written as JSON.
  static func values(of state: FeedState) throws -> [(any DatabaseValueConvertible)?] {
    var rest = state
    var writer = RowWriter(columns: names.count)
    writer.put(state.url.rawValue)
    writer.put(state.location?.rawValue)
    rest.location = nil
    writer.move(&rest.schedule.nextDue)
    writer.move(&rest.schedule.reason)
    writer.put(state.schedule.failures)
    rest.schedule.failures = 0
    writer.move(&rest.schedule.goneSince)
    writer.put(state.schedule.isStopped)
    rest.schedule.isStopped = false
    writer.move(&rest.validators.etag)
    writer.move(&rest.validators.lastModified)
    writer.move(&rest.validators.bodyHash)
    writer.move(&rest.validators.url)
    writer.move(&rest.failure)
    writer.move(&rest.lastSuccess)
    writer.move(&rest.lastAsked)
    rest.feed = nil
    let lastWhole = rest.lastWhole
    rest.lastWhole = nil
    try writer.putRest(rest, unless: FeedState(url: state.url))
    try writer.put(state.feed ?? Feed())
    writer.put(state.feed != nil)
    writer.put(lastWhole?.timeIntervalSinceReferenceDate)
    return writer.values
  }
}

extension RowWriter {
  fileprivate mutating func put(_ feed: Feed) throws {
    var rest = feed
    move(&rest.publisherID)
    move(&rest.homePageURL)
    move(&rest.feedURL)
    move(&rest.icon)
    move(&rest.favicon)
    move(&rest.language)
    move(&rest.updated)
    let hasPace = feed.pace != PublishingPace() && feed.pace.isWritable
    let pace = hasPace ? Records.write([feed.pace.record]) : nil
    put(pace)
    if pace != nil { rest.pace = PublishingPace() }
    move(&rest.image) { $0.record }
    move(&rest.authors) { $0.record }
    move(&rest.categories) { $0.record }
    move(&rest.links) { $0.record }
    move(&rest.generator) { $0.record }
    move(&rest.title)
    move(&rest.subtitle)
    move(&rest.summary)
    putForms()
    try putRest(rest, unless: Feed())
  }
}
