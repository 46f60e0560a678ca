import FeedModel
import FoundationEssentials
import GRDB

extension FeedColumns {
  /// The state of a row with the columns of ``list``; nil where its address is none.
  ///
  /// - Throws: `DecodingError` where a rest is no JSON.
  static func state(_ row: Row) throws -> FeedState? {
    guard let url = FeedURL(try row.name(0)) else { return nil }
    var state =
      try row.text(14).map { try Payload.value(FeedState.self, of: $0) }
      ?? FeedState(url: url)
    state.location = try row.text(1).flatMap(FeedURL.init)
    state.schedule.nextDue = try row.date(2)
    if let text = try row.text(3) { state.schedule.reason = text }
    state.schedule.failures = Int(clamping: try row.number(4))
    state.schedule.goneSince = try row.date(5)
    state.schedule.isStopped = try row.number(6) != 0
    if let text = try row.text(7) { state.validators.etag = text }
    if let text = try row.text(8) { state.validators.lastModified = text }
    if let text = try row.text(9) { state.validators.bodyHash = text }
    if let text = try row.text(10) { state.validators.url = text }
    if let text = try row.text(11) { state.failure = text }
    state.lastSuccess = try row.date(12)
    state.lastAsked = try row.date(13)
    state.lastWhole = try row.date(34)
    state.feed = try row.number(33) != 0 ? feed(row) : nil
    return state
  }

  private static func feed(_ row: Row) throws -> Feed {
    var feed = try row.text(32).map { try Payload.value(Feed.self, of: $0) } ?? Feed()
    if let text = try row.text(15) { feed.publisherID = text }
    if let text = try row.text(16) { feed.homePageURL = text }
    if let text = try row.text(17) { feed.feedURL = text }
    if let text = try row.text(18) { feed.icon = text }
    if let text = try row.text(19) { feed.favicon = text }
    if let text = try row.text(20) { feed.language = text }
    feed.updated = try row.date(21)
    if let list = try row.text(22), let pace = Records.read(list).first {
      feed.pace = PublishingPace(pace)
    }
    if let list = try row.text(23) { feed.image = Records.read(list).first.map(Picture.init) }
    if let list = try row.text(24) { feed.authors = Records.read(list).map(Person.init) }
    if let list = try row.text(25) {
      feed.categories = Records.read(list).map(FeedModel.Category.init)
    }
    if let list = try row.text(26) { feed.links = Records.read(list).map(Link.init) }
    if let list = try row.text(27) {
      feed.generator = Records.read(list).first.map(Generator.init)
    }
    let forms = try row.records(31)
    if let text = try row.text(28) { feed.title = Text(text, form: forms.first) }
    if let text = try row.text(29) { feed.subtitle = Text(text, form: forms.dropFirst().first) }
    if let text = try row.text(30) { feed.summary = Text(text, form: forms.last) }
    return feed
  }
}
