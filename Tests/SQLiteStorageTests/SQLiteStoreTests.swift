import FeedModel
import FeedStorage
import Foundation
import SQLiteStorage
import Testing

struct SQLiteStoreTests {
  private func path() -> String {
    FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
  }

  @Test func `what was stored is there after the file is opened again`() async throws {
    let path = path()
    let url = try #require(FeedURL("https://example.org/feed"))
    try await SQLiteStore(path: path).apply(FeedUpdate(state: FeedState(url: url)))
    #expect(try await SQLiteStore(path: path).states().keys.first == url)
  }

  @Test func `a file that is no database is left alone and named`() throws {
    let path = path()
    let bytes = Data(repeating: 0x61, count: 5000)
    try bytes.write(to: URL(filePath: path))
    #expect { try SQLiteStore(path: path) } throws: { error in
      guard case StorageError.damaged(path: let named, _) = error else { return false }
      return named == path && "\(error)".contains("puts it aside")
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
  }

  @Test func `a folder that is not there is an error in words`() {
    #expect(throws: StorageError.self) { try SQLiteStore(path: "/nonexistent/folder/x.sqlite") }
  }

  @Test func `pages have 16 KiB and the log is written ahead`() async throws {
    let path = path()
    let store = try SQLiteStore(path: path)
    try await store.setValue("x", for: "y")
    let header = [UInt8](try Data(contentsOf: URL(filePath: path)).prefix(20))
    #expect(Int(header[16]) << 8 | Int(header[17]) == 16_384)
    #expect(header[18] == 2 && header[19] == 2)
  }
}
