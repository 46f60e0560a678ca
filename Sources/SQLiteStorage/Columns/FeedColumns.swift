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
    "forms", "feed_rest", "has_feed",
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
    var writer = ColumnWriter(state, columns: names.count)
    writer.put(state.url.rawValue)
    writer.put(state.location?.rawValue)
    writer.rest.location = nil
    writer.putSchedule(state.schedule)
    writer.move(\.validators.etag)
    writer.move(\.validators.lastModified)
    writer.move(\.validators.bodyHash)
    writer.move(\.validators.url)
    writer.move(\.failure)
    writer.put(state.lastSuccess?.timeIntervalSinceReferenceDate)
    writer.put(state.lastAsked?.timeIntervalSinceReferenceDate)
    writer.rest.lastSuccess = nil
    writer.rest.lastAsked = nil
    writer.rest.feed = nil
    let isEmpty = writer.rest == FeedState(url: state.url)
    writer.put(isEmpty ? nil : try Payload.text(writer.rest))
    return writer.values + (try values(of: state.feed ?? Feed())) + [state.feed != nil]
  }

  private static func values(of feed: Feed) throws -> [(any DatabaseValueConvertible)?] {
    var writer = ColumnWriter(feed, columns: names.count)
    writer.move(\.publisherID)
    writer.move(\.homePageURL)
    writer.move(\.feedURL)
    writer.move(\.icon)
    writer.move(\.favicon)
    writer.move(\.language)
    writer.put(feed.updated?.timeIntervalSinceReferenceDate)
    writer.rest.updated = nil
    let hasPace = feed.pace != PublishingPace() && feed.pace.isWritable
    let pace = hasPace ? Records.write([feed.pace.record]) : nil
    writer.put(pace)
    if pace != nil { writer.rest.pace = PublishingPace() }
    writer.move(\.image, \.record)
    writer.move(\.authors, \.record)
    writer.move(\.categories, \.record)
    writer.move(\.links, \.record)
    writer.move(\.generator, \.record)
    if writer.move(feed.title) { writer.rest.title = nil }
    if writer.move(feed.subtitle) { writer.rest.subtitle = nil }
    if writer.move(feed.summary) { writer.rest.summary = nil }
    writer.putForms()
    writer.put(writer.rest == Feed() ? nil : try Payload.text(writer.rest))
    return writer.values
  }
}

extension ColumnWriter<FeedState> {
  fileprivate mutating func putSchedule(_ schedule: Schedule) {
    put(schedule.nextDue?.timeIntervalSinceReferenceDate)
    rest.schedule.nextDue = nil
    move(\.schedule.reason)
    put(schedule.failures)
    rest.schedule.failures = 0
    put(schedule.goneSince?.timeIntervalSinceReferenceDate)
    rest.schedule.goneSince = nil
    put(schedule.isStopped)
    rest.schedule.isStopped = false
  }
}
