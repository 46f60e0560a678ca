import Foundation
import GRDB
import Testing

@testable import SQLiteStorage

/// That what is asked for each entry or feed walks through no table.
struct QueryPlanTests {
  private static let queries: [String] =
    [EntryQueries.byID, EntryQueries.since]
    + ["id", "link", "text_hash"].flatMap { column in
      [false, true].map { KnownSearch.query(column, size: 8, isPruned: $0) }
    }
    + [
      "SELECT url FROM feed WHERE number = ?", "SELECT number FROM feed WHERE url = ?",
      "SELECT 1 FROM entry WHERE feed = ?", "SELECT 1 FROM pruned WHERE feed = ?",
      "DELETE FROM member WHERE story = ?", "DELETE FROM untold WHERE entry = ?",
    ]

  @Test(arguments: queries) func `a query for entries or feeds uses an index`(query: String) throws
  {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
    _ = try SQLiteStore(path: path)
    let filled = query.replacing(/\?[0-9]*/, with: "'x'")
    let plan = try Shell.rows(path, "EXPLAIN QUERY PLAN " + filled).joined(separator: "; ")
    #expect(!plan.isEmpty)
    #expect(!plan.contains("SCAN"), "\(plan)")
    #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    if query.contains("id IN") {
      #expect(plan.contains("(id=?)"), "\(plan)")
    } else if query.contains(" IN ") {
      #expect(plan.contains("(feed=? AND"), "\(plan)")
    }
  }

  @Test func `who is in which story is asked by indexes alone`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
    _ = try SQLiteStore(path: path)
    let filled = SeatingQueries.seats.replacing("?", with: "'[]'")
    let plan = try Shell.rows(path, "EXPLAIN QUERY PLAN " + filled)
    #expect(plan.contains { $0.contains("USING COVERING INDEX member_story") })
    #expect(!plan.contains { $0.contains("SCAN story") || $0.contains("SCAN member") })
  }

  @Test func `what is in no story is found by what is in no story`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
    _ = try SQLiteStore(path: path)
    let plan = try Shell.rows(path, "EXPLAIN QUERY PLAN " + EntryQueries.untold)
    #expect(plan.contains("SCAN untold"))
    #expect(!plan.contains { $0.contains("SCAN entry") })
  }
}
