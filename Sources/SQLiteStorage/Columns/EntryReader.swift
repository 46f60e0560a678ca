import FeedModel
import FoundationEssentials
import GRDB

/// Makes entries of rows; knows the addresses of the feeds it has met.
///
/// For one connection and one thread.
final class EntryReader {
  private let database: Database
  private var feeds: [Int64: FeedURL] = [:]

  init(_ database: Database) { self.database = database }

  /// The entry of a row with the columns of ``EntryColumns/list``.
  ///
  /// - Throws: `DecodingError` where the rest is no JSON, `DatabaseError`.
  func entry(_ row: Row) throws -> Entry {
    let id = Entry.ID(rawValue: try row.name(0))
    var entry =
      try row.text(25).map { try Payload.value(Entry.self, of: $0) }
      ?? Entry(id: id, feed: try feed(try row.number(1)))
    entry.firstSeen = try row.date(6)
    entry.published = try row.date(7)
    entry.updated = try row.date(8)
    if let titles = try row.text(9) {
      entry.earlierTitles = try Payload.value([String].self, of: titles)
    }
    if let text = try row.text(10) { entry.publisherID = text }
    entry.guidIsLink = try row.decode(Bool?.self, atIndex: 11)
    if let text = try row.text(12) { entry.url = text }
    if let text = try row.text(13) { entry.image = text }
    if let text = try row.text(14) { entry.language = text }
    try readLists(row, into: &entry)
    try readTexts(row, into: &entry)
    return entry
  }

  /// What a list shows of the entry of a row: ``ListingQueries/members``.
  func listed(_ id: Entry.ID, feed number: Int64, _ row: Row) throws -> Entry {
    var entry = Entry(id: id, feed: try feed(number))
    let forms = try row.records(7)
    if let title = try row.text(6) { entry.title = Text(title, form: forms.first) }
    if let text = try row.text(13) {
      let isSummary = try row.decode(Bool.self, atIndex: 14)
      let body = Text(text, form: isSummary ? forms.dropFirst().first : forms.last)
      entry.summary = Text(text, kind: body.kind)
    }
    entry.url = try row.text(8)
    entry.language = try row.text(9)
    entry.published = try row.date(10)
    entry.updated = try row.date(11)
    entry.firstSeen = try row.date(12)
    return entry
  }

  private func readLists(_ row: Row, into entry: inout Entry) throws {
    if let list = try row.text(15) { entry.authors = Records.read(list).map(Person.init) }
    if let list = try row.text(16) {
      entry.categories = Records.read(list).map(FeedModel.Category.init)
    }
    if let list = try row.text(17) { entry.enclosures = Records.read(list).map(Enclosure.init) }
    if let list = try row.text(18) { entry.thumbnails = Records.read(list).map(Picture.init) }
    if let list = try row.text(19) { entry.links = Records.read(list).map(Link.init) }
    if let record = try row.records(20).first { entry.comments = Comments(record) }
  }

  private func readTexts(_ row: Row, into entry: inout Entry) throws {
    let forms = try row.records(24)
    if let text = try row.text(21) { entry.title = Text(text, form: forms.first) }
    if let text = try row.text(22) { entry.summary = Text(text, form: forms.dropFirst().first) }
    if let text = try row.text(23) { entry.contents.insert(Text(text, form: forms.last), at: 0) }
  }

  private func feed(_ number: Int64) throws -> FeedURL {
    if let feed = feeds[number] { return feed }
    let statement = try database.cachedStatement(sql: "SELECT url FROM feed WHERE number = ?")
    guard let url = try String.fetchOne(statement, arguments: [number]).flatMap(FeedURL.init)
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an entry without a feed") }
    feeds[number] = url
    return url
  }
}
