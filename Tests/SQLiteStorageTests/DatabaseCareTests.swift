import FeedModel
import FeedStorage
import Foundation
import GRDB
import TestSupport
import Testing

@testable import SQLiteStorage

private let start = Date(timeIntervalSince1970: 1_747_814_400)

/// A database under all kinds of weather.
struct DatabaseCareTests {
  private let folder: URL
  private let care: DatabaseCare
  private var path: String { care.path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    care = DatabaseCare(path: folder.appending(path: "newsfold.sqlite").path)
  }

  private var files: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.sorted()
    }
  }

  private func fill(_ store: SQLiteStore, _ count: Int) async throws {
    let feed = try #require(FeedURL("https://example.org/feed"))
    let entries = (0..<count).map { number in
      var entry = Entry(id: Entry.ID(feed: feed, identifier: "\(number)"), feed: feed)
      entry.contents = [Text(String(repeating: "word \(number) ", count: 100))]
      entry.firstSeen = start
      return entry
    }
    var state = FeedState(url: feed)
    state.validators.etag = "\"a\""
    try await store.apply(FeedUpdate(state: state, new: entries))
  }

  /// A database with a copy from its second day, closed.
  private func copied(_ count: Int = 60) async throws {
    let store = try care.open(at: start).store
    try await fill(store, count)
    try store.database.close()
    try care.open(at: start + 86_400).store.database.close()
  }

  @Test func `a copy is made once a day and three are kept`() async throws {
    let store = try care.open(at: start).store
    try await fill(store, 3)
    #expect(try files == ["newsfold.sqlite"])
    for day in 1...5 {
      let first = try care.open(at: start + Double(day) * 86_400)
      #expect(first.report == CareReport([.copied(path: path + ".copy-1")]))
      #expect(first.report.news.isEmpty)
      #expect(try care.open(at: start + Double(day) * 86_400 + 3600).report == CareReport())
    }
    #expect(
      try files == ["newsfold.sqlite"] + (1...3).map { "newsfold.sqlite.copy-\($0)" })
    let copy = try SQLiteStore(path: path + ".copy-1")
    #expect(try await copy.entryCount() == 3)
  }

  @Test func `random bytes are put aside and the copy takes their place`() async throws {
    try await copied()
    let noise = Data((0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try noise.write(to: URL(filePath: path))
    let (store, report) = try care.open(at: start + 90_000)
    let aside = path + ".damaged-2025-05-22"
    #expect(report.news.first == .putAside(path: aside, reason: "file is not a database"))
    #expect(report.news.last == .restored(copy: path + ".copy-1"))
    #expect(try Data(contentsOf: URL(filePath: aside)) == noise)
    #expect(try await store.entryCount() == 60)
    let states = try await store.states()
    #expect(states.values.map(\.validators) == [Validators()])
  }

  @Test func `damage that only the daily look finds is found`() async throws {
    try await copied(600)
    var bytes = try Data(contentsOf: URL(filePath: path))
    for place in stride(from: 16_384 * 3, to: bytes.count, by: 16_384) {
      bytes.replaceSubrange(place..<(place + 64), with: Data(repeating: 0xFF, count: 64))
    }
    try bytes.write(to: URL(filePath: path))
    let (store, report) = try care.open(at: start + 3 * 86_400)
    #expect(report.news.last == .restored(copy: path + ".copy-1"))
    #expect(try await store.entryCount() == 600)
  }

  @Test func `an empty file and damaged copies are passed over`() async throws {
    try await copied()
    try care.open(at: start + 2 * 86_400).store.database.close()
    try Data().write(to: URL(filePath: path))
    try Data(repeating: 7, count: 9000).write(to: URL(filePath: path + ".copy-1"))
    let (store, report) = try care.open(at: start + 2 * 86_400 + 1)
    #expect(
      report.news.dropFirst() == [
        .passedOver(copy: path + ".copy-1"), .restored(copy: path + ".copy-2"),
      ])
    #expect(try await store.entryCount() == 60)
  }

  @Test(arguments: [0, 1, 511]) func `a file too short for a database is told, copy or not`(
    size: Int
  ) throws {
    try Data(repeating: 0x53, count: size).write(to: URL(filePath: path))
    let opened = try care.open(at: start)
    #expect(opened.report.news.map { "\($0)" }.joined().contains("damaged"))
    #expect(try files.contains { $0.contains(".damaged-") })
  }

  @Test func `without a copy an empty database is begun, the damaged file kept`() async throws {
    let noise = Data(repeating: 7, count: 9000)
    for _ in 1...2 {
      try noise.write(to: URL(filePath: path))
      let (store, report) = try care.open(at: start)
      #expect(report.news.last == .startedAnew)
      #expect(try await store.entryCount() == 0)
      try store.database.close()
    }
    #expect(
      try files == [
        "newsfold.sqlite", "newsfold.sqlite.damaged-2025-05-21",
        "newsfold.sqlite.damaged-2025-05-21-2",
      ])
  }

  @Test func `a file cut anywhere is put aside unchanged and nothing else is lost`() async throws {
    try await copied()
    let whole = try Data(contentsOf: URL(filePath: path))
    var random = Seed(12).generator
    for _ in 0..<200 {
      let length = Int.random(in: 1..<whole.count, using: &random)
      let cut = whole.prefix(length)
      for file in try files where !file.contains("copy") {
        try FileManager.default.removeItem(at: folder.appending(path: file))
      }
      for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
      try cut.write(to: URL(filePath: path))
      let (store, report) = try care.open(at: start + 90_000)
      guard case .putAside(let aside, _)? = report.steps.first else {
        Issue.record("a file cut at \(length) was taken for whole")
        continue
      }
      #expect(try Data(contentsOf: URL(filePath: aside)) == cut)
      #expect(try await store.entryCount() == 60)
      try store.database.close()
    }
  }

  @Test func `a newer database is named and not touched`() async throws {
    try await copied()
    try Shell.run(path, "INSERT INTO grdb_migrations VALUES ('9999-future')")
    #expect(throws: StorageError.newer(path: path)) { try care.open(at: start + 90_000) }
    #expect(try files == ["newsfold.sqlite", "newsfold.sqlite.copy-1"])
  }

  @Test func `a full disk is said in words and loses nothing`() async throws {
    let store = try care.open(at: start).store
    try await fill(store, 10)
    try await store.write { try $0.execute(sql: "PRAGMA max_page_count = 20") }
    await #expect(throws: StorageError.full(path: path)) { try await fill(store, 5000) }
    #expect(try await store.entryCount() == 10)
  }

  @Test(.enabled(if: getuid() != 0)) func `a folder that cannot be written is named`() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    }
    #expect { try care.open(at: start) } throws: { "\($0)".contains(path) }
  }
}
