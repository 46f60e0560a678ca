public import FeedModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  public func decisions() async throws -> [Decision] {
    try await read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, kind, made, entries, undoes FROM decision ORDER BY number")
      var decisions: [Decision] = []
      while let row = try rows.next() { decisions.append(try Decision(row)) }
      return decisions
    }
  }

  public func record(_ decisions: [Decision]) async throws -> Int {
    try await write { db in
      var count = 0
      for decision in decisions where try Self.put(decision, in: db) { count += 1 }
      return count
    }
  }

  /// Stores a decision after all others, unless it is there; gives whether it was not.
  ///
  /// The number is one more than the last, and nothing is ever taken out, so it is the decision's
  /// place among all.
  static func put(_ decision: Decision, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO decision (id, kind, made, entries, undoes) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """)
    try statement.execute(arguments: [
      decision.id.rawValue, decision.word.kind.rawValue,
      Int64(decision.made.timeIntervalSince1970),
      try Payload.text(decision.word.groups.map { $0.map(\.rawValue) }),
      decision.word.undone?.rawValue,
    ])
    return db.changesCount > 0
  }
}

extension Decision {
  /// The decision of a row; damaged ones throw.
  fileprivate init(_ row: Row) throws {
    let groups = try Payload.value([[String]].self, of: try row.name(3))
      .map { $0.map(Entry.ID.init(rawValue:)) }
    guard let kind = Decision.Kind(rawValue: try row.name(1)),
      let word = Decision.Word(
        kind, groups: groups, undone: try row.text(4).map(Decision.ID.init(rawValue:)))
    else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a decision that says nothing")
    }
    self.init(word, made: Date(timeIntervalSince1970: Double(try row.number(2))))
  }
}
