public import FeedModel
import FeedStorage
import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func states() async throws -> [FeedURL: FeedState] {
    try await read { db in
      let rows = try Row.fetchCursor(db, sql: "SELECT \(FeedColumns.list) FROM feed")
      var states: [FeedURL: FeedState] = [:]
      while let row = try rows.next() {
        if let state = try FeedColumns.state(row) { states[state.url] = state }
      }
      return states
    }
  }

  public func hostStates() async throws -> [String: HostState] {
    try await read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT host, next_allowed, reason, refusals FROM host")
      var states: [String: HostState] = [:]
      while let row = try rows.next() {
        let state = HostState(
          host: try row.name(0), nextAllowed: try row.date(1) ?? .distantPast,
          reason: try row.name(2), refusals: Int(clamping: try row.number(3)))
        states[state.host] = state
      }
      return states
    }
  }

  public func apply(_ updates: [FeedUpdate], hosts: [HostState]) async throws {
    guard !updates.isEmpty || !hosts.isEmpty else { return }
    try await write { db in
      let last = try Int64.fetchOne(db, sql: "SELECT max(number) FROM entry") ?? 0
      var isChange = updates.contains { $0.bringsEntries || !$0.events.isEmpty }
      for update in updates {
        if !isChange { isChange = try Self.changesWhatIsShown(update.state, in: db) }
        let feed = try Self.put(update.state, in: db)
        for entry in update.new { try Self.put(entry, feed: feed, in: db) }
        for entry in update.changed {
          try Self.put(entry, feed: feed, in: db)
          try Self.moveStory(of: entry.id, in: db)
        }
        for event in update.events { try Self.put(event, in: db) }
      }
      for host in hosts { try Self.put(host, in: db) }
      guard isChange else { return }
      try db.execute(sql: Self.noteUntold, arguments: [last])
      try Self.countChange(in: db)
    }
  }

  /// Stores what is remembered of a feed; gives the number of its row.
  static func put(_ state: FeedState, in db: Database) throws -> Int64 {
    let statement = try db.cachedStatement(sql: FeedColumns.upsert)
    let arguments = StatementArguments(try FeedColumns.values(of: state))
    guard let number = try Int64.fetchOne(statement, arguments: arguments) else {
      throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "a feed without a number")
    }
    return number
  }

  /// Stores an entry of the feed whose row has a number.
  static func put(_ entry: Entry, feed: Int64, in db: Database) throws {
    let statement = try db.cachedStatement(sql: EntryColumns.upsert)
    statement.setUncheckedArguments(
      StatementArguments(try EntryColumns.values(of: entry, feed: feed)))
    try statement.execute()
  }

  /// Whether what is shown of a feed is another thing than before.
  private static func changesWhatIsShown(_ state: FeedState, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT title, home_page_url, publisher_id, feed_rest FROM feed WHERE url = ?")
    var before = Feed()
    if let row = try Row.fetchOne(statement, arguments: [state.url.rawValue]) {
      if let rest = try row.text(3) { before = try Payload.value(Feed.self, of: rest) }
      before.title = try row.text(0).map { Text($0) }
      before.homePageURL = try row.text(1)
      before.publisherID = try row.text(2)
    }
    return before.shown != (state.feed ?? Feed()).shown
  }

  /// Notes the entries that came last as being in no story.
  private static let noteUntold = """
    INSERT OR IGNORE INTO untold
    SELECT id FROM entry WHERE number > ? AND id NOT IN (SELECT entry FROM member)
    """

  private static func put(_ host: HostState, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO host (host, next_allowed, reason, refusals) VALUES (?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      host.host, host.nextAllowed.timeIntervalSinceReferenceDate, host.reason, host.refusals,
    ])
  }
}
