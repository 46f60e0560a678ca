public import FeedModel
import FeedStorage
import FoundationEssentials
import GRDB

extension SQLiteStore {
  /// Links and words are asked only of entries that are not known by their ids, hundreds in one
  /// query; no text is read.
  ///
  /// Complexity: O(n log m) for n entries among m stored ones.
  public func known(like entries: [Entry], in feed: FeedURL) async throws -> [KnownEntry] {
    try await read { db in
      let number = try db.cachedStatement(sql: "SELECT number FROM feed WHERE url = ?")
      guard let feed = try Int64.fetchOne(number, arguments: [feed.rawValue]),
        try Self.isKnown(feed, in: db)
      else { return [] }
      var search = KnownSearch(feed: feed, database: db)
      try search.find("id", among: entries.map(\.id.rawValue))
      let strange = entries.filter { search.found[$0.id] == nil }
      try search.find("link", among: strange.compactMap { $0.canonicalURL?.rawValue })
      try search.find("text_hash", among: strange.map(\.textHash))
      if Entry.looksIssuedAgain(entries, unknown: strange.count) {
        try search.find("title", among: strange.compactMap { $0.title?.value })
      }
      return search.found.values.sorted { $0.id < $1.id }
    }
  }

  /// Whether there is, or was, any entry of a feed: of a new one nothing need be asked.
  private static func isKnown(_ feed: Int64, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM entry WHERE feed = ?1)
          OR EXISTS (SELECT 1 FROM pruned WHERE feed = ?1)
        """)
    return try Bool.fetchOne(statement, arguments: [feed]) ?? false
  }
}

/// Collects what is known of the entries of a feed.
struct KnownSearch {
  let feed: Int64
  let database: Database
  private(set) var found: [Entry.ID: KnownEntry] = [:]

  init(feed: Int64, database: Database) {
    self.feed = feed
    self.database = database
  }

  /// Adds the entries, stored or pruned, whose column has one of some values.
  mutating func find(_ column: String, among values: [String]) throws {
    let values = Array(Set(values))
    var start = 0
    while start < values.count {
      let size = Self.sizes.first { $0 >= values.count - start } ?? Self.largest
      let some = values[start..<min(start + size, values.count)]
      try find(column, among: some, size: size)
      start += size
    }
  }

  private mutating func find(
    _ column: String, among values: ArraySlice<String>, size: Int
  ) throws {
    let missing = [String?](repeating: nil, count: size - values.count)
    let arguments = StatementArguments([feed]) + StatementArguments(values.map { $0 } + missing)
    // Of what was pruned the title is not kept.
    for isPruned in column == "title" ? [false] : [false, true] {
      let sql = Self.query(column, size: size, isPruned: isPruned)
      let rows = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: arguments)
      while let row = try rows.next() {
        let entry = try KnownEntry(row, isPruned: isPruned)
        found[entry.id] = entry
      }
    }
  }

  /// Few sizes, so that few statements are compiled; what is not used is NULL, equal to nothing.
  static let sizes = [8, 64, largest]
  private static let largest = 512

  /// The query for some values of a column.
  ///
  /// The plus keeps SQLite from walking through the whole feed where it is to look up ids.
  static func query(_ column: String, size: Int, isPruned: Bool) -> String {
    let marks = (2..<(size + 2)).map { "?\($0)" }.joined(separator: ",")
    let feed = column == "id" ? "+feed" : "feed"
    let columns =
      isPruned
      ? "first_seen, NULL, NULL, NULL"
      : "coalesce(first_seen, effective_date), title, earlier_titles, coalesce(published, updated)"
    return """
      SELECT id, version, link, text_hash, \(columns) FROM \(isPruned ? "pruned" : "entry")
      WHERE \(feed) = ?1 AND \(column) IN (\(marks))
      """
  }
}

extension KnownEntry {
  fileprivate init(_ row: Row, isPruned: Bool) throws {
    let titles = try row.text(6).map { try Payload.value([String].self, of: $0) }
    self.init(
      id: Entry.ID(rawValue: try row.name(0)), version: Entry.Version(rawValue: try row.name(1)),
      link: try row.text(2).map(CanonicalURL.init(rawValue:)), textHash: try row.name(3),
      firstSeen: try row.date(4) ?? .distantPast, title: try row.text(5),
      earlierTitles: titles ?? [], isPruned: isPruned)
  }
}
