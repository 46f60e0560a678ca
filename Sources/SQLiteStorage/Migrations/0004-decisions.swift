import FeedModel
import FoundationEssentials
import GRDB

extension DatabaseMigrator {
  /// Decisions with an identity and a kind, so that one read twice is there once, and can be undone.
  ///
  /// Those on single pairs keep their places and so their numbers.
  mutating func registerDecisions() {
    registerMigration("0004-decisions") { db in
      let payloads = try Data.fetchAll(db, sql: "SELECT payload FROM decision ORDER BY number")
      try db.execute(sql: "DROP TABLE decision")
      try db.execute(sql: newTable)
      for payload in payloads {
        let old = try Payload.decode(PairDecision.self, from: payload)
        try db.execute(
          sql: "INSERT OR IGNORE INTO decision (id, kind, made, entries) VALUES (?, ?, ?, ?)",
          arguments: try old.columns())
      }
      try addTriggers(to: db)
    }
  }
}

/// A decision as it was before it had a kind.
private struct PairDecision: Decodable {
  var verdict: Decision.Verdict
  var first: Entry.ID
  var second: Entry.ID
  /// Seconds since 2001.
  var made: Date

  /// The columns of the new table; a copy of how they were written when the migration was made.
  func columns() throws -> StatementArguments {
    let decision = Decision(verdict, first, second, made: made)
    let groups = try Payload.text([[first.rawValue], [second.rawValue]])
    return [
      decision.id.rawValue, verdict == .same ? "join" : "separate",
      Int64(decision.made.timeIntervalSince1970), groups,
    ]
  }
}

private let newTable = """
  CREATE TABLE decision (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    made INTEGER NOT NULL,
    entries TEXT NOT NULL,
    undoes TEXT
  ) STRICT;
  """

/// The revision counts decisions, see 0003; the triggers went with the old table.
private func addTriggers(to db: Database) throws {
  for event in ["INSERT", "UPDATE", "DELETE"] {
    try db.execute(
      sql: """
        CREATE TRIGGER decision_\(event)_revision AFTER \(event) ON decision
        BEGIN UPDATE revision SET number = number + 1; END
        """)
  }
}
