public import FeedModel
public import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func segments() async throws -> [ClusterSegment] {
    try await read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT first, count, earliest, latest FROM cluster_segment ORDER BY first")
      var segments: [ClusterSegment] = []
      while let row = try rows.next() { segments.append(try Self.segment(row, bytes: [])) }
      return segments
    }
  }

  public func segment(from first: Int) async throws -> ClusterSegment? {
    try await read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT first, count, earliest, latest, bytes FROM cluster_segment WHERE first = ?",
        arguments: [first])
      return try rows.next().map { row in
        try Self.segment(row, bytes: try row.withUnsafeData(atIndex: 4) { Array($0 ?? Data()) })
      }
    }
  }

  private static func segment(_ row: Row, bytes: [UInt8]) throws -> ClusterSegment {
    ClusterSegment(
      first: Int(try row.number(0)), count: Int(try row.number(1)),
      earliest: try row.date(2) ?? .distantPast, latest: try row.date(3) ?? .distantPast,
      bytes: bytes)
  }

  static func remember(_ memory: CatalogueChanges.Memory, in db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM cluster_segment WHERE first NOT IN (SELECT value FROM json_each(?))
        """, arguments: [try Payload.text(memory.kept)])
    for segment in memory.added { try put(segment, in: db) }
  }

  private static func put(_ segment: ClusterSegment, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO cluster_segment (first, count, earliest, latest, bytes) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        segment.first, segment.count, segment.earliest.timeIntervalSinceReferenceDate,
        segment.latest.timeIntervalSinceReferenceDate, Data(segment.bytes),
      ])
  }

  public func seating(since: Date, naming ids: [Entry.ID]) async throws -> Seating {
    try await read { db in
      let rows = try Row.fetchCursor(
        db, sql: SeatingQueries.seats,
        arguments: [since.timeIntervalSinceReferenceDate, try Self.list(ids.map(\.rawValue))])
      var seating = Seating()
      var last: Int64?
      while let row = try rows.next() {
        let number = try row.number(0)
        if number != last {
          let id = Story.ID(rawValue: try row.name(1))
          seating.stories.append(
            .init(
              id: id, published: try row.date(2) ?? .distantPast,
              lead: .init(rawValue: try row.name(5))))
          last = number
        }
        seating.seats.append(
          .init(
            entry: .init(rawValue: try row.name(3)), story: seating.stories.count - 1,
            copyOf: try row.text(4).map(Entry.ID.init)))
      }
      return seating
    }
  }
}

/// What is asked of stories and members together; tried to use indexes.
enum SeatingQueries {
  /// The members of stories with a report since a moment or with a named entry, story by story.
  static let seats = """
    SELECT story.number, story.id, story.published, member.entry, member.copy_of, story.lead
    FROM story CROSS JOIN member ON member.story = story.number
    WHERE story.number IN (
      SELECT number FROM story WHERE last_report >= ?
      UNION SELECT story FROM member WHERE entry IN (SELECT value FROM json_each(?)))
    """
}
