import FeedModel
import FeedStorage
import Foundation
import SQLiteStorage
import Testing

/// A database of 0001 as version 0.1 wrote it, and what becomes of it.
struct MigrationTests {
  private func oldDatabase() throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
    try Shell.run(path, OldDatabase.script)
    return path
  }

  @Test func `a database of the first form is all there in the new one`() async throws {
    let store = try SQLiteStore(path: try oldDatabase())
    let url = try #require(FeedURL("https://example.org/feed"))
    let state = try #require(try await store.states()[url])
    #expect(state.feed?.title == Text("News", kind: .html, language: "en"))
    #expect(state.feed?.pace.ttl == 15)
    #expect(state.validators.etag == "\"abc\"")
    #expect(state.schedule.nextDue == Date(timeIntervalSinceReferenceDate: 769_517_199))
    let entries = try await store.entries(since: .distantPast)
    #expect(entries.map(\.id.rawValue) == ["b", "a"])
    #expect(entries.last?.title == Text("Report"))
    #expect(entries.last?.contents == [Text("<p>Text</p>", kind: .html), Text("Second")])
    #expect(entries.last?.earlierTitles == ["Before"])
    #expect(entries.last?.enclosures == [Enclosure(url: "u", type: "t", length: 3)])
    #expect(try await store.momentsWithoutStory().map(\.id.rawValue) == ["b"])
    #expect(try await store.catalogue().stories.map(\.id.rawValue) == ["s"])
    let pair = (Entry.ID(rawValue: "a"), Entry.ID(rawValue: "b"))
    #expect(
      try await store.decisions()
        == [
          Decision(.same, pair.0, pair.1, made: Date(timeIntervalSinceReferenceDate: 769_507_200))
        ])
    #expect(try await store.value("identity") == "x")
    let known = try await store.known(like: entries, in: url)
    #expect(known == entries.map(KnownEntry.init).sorted { $0.id < $1.id })
  }

  @Test func `a migration that fails leaves the old form whole`() throws {
    let path = try oldDatabase()
    try Shell.run(path, "UPDATE entry SET payload = CAST('no JSON' AS BLOB) WHERE id = 'b'")
    let before = try Shell.rows(path, "SELECT payload FROM entry UNION SELECT payload FROM feed")
    #expect(throws: StorageError.self) { try SQLiteStore(path: path) }
    let after = try Shell.rows(path, "SELECT payload FROM entry UNION SELECT payload FROM feed")
    #expect(after == before)
    #expect(
      try Shell.rows(path, "SELECT identifier FROM grdb_migrations") == ["0001-initial"])
  }
}
