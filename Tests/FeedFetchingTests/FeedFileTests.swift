import FeedFetching
import FeedModel
import Foundation
import Testing

struct FeedFileTests {
  private func fetch(_ address: String, folder: URL, all: Bool = false) async throws -> FetchOutcome
  {
    var settings = FetchSettings()
    settings.folder = folder.path
    settings.allowsAllFiles = all
    let url = try #require(FeedURL(address))
    return await FeedFetcher(transport: ScriptedTransport([]), settings: settings)
      .fetch(Subscription(url: url), FeedState(url: url), at: Date(timeIntervalSince1970: 0))
  }

  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let top = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())")
    let folder = top.appending(path: "list", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("<rss/>".utf8).write(to: folder.appending(path: "a b.xml"))
    try Data("secret".utf8).write(to: top.appending(path: "outside.xml"))
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link.xml"), withDestinationURL: top.appending(path: "outside.xml")
    )
    try await body(folder)
    try FileManager.default.removeItem(at: top)
  }

  @Test func `a relative address is a file below the list's folder`() async throws {
    try await withFolder { folder in
      for address in [
        "a b.xml", "a%20b.xml", "./a b.xml", folder.appending(path: "a b.xml").absoluteString,
      ] {
        let outcome = try await fetch(address, folder: folder)
        #expect(
          outcome.result == .document(FetchedDocument(bytes: Array("<rss/>".utf8))), "\(address)")
      }
    }
  }

  @Test(arguments: ["../outside.xml", "link.xml", "/etc/hostname", "file:///etc/hostname"])
  func `nothing outside the folder is read`(address: String) async throws {
    try await withFolder { folder in
      let outcome = try await fetch(address, folder: folder)
      #expect(outcome.result == .failed(.fileOutsideFolder))
    }
  }

  @Test func `a file that is not there is a failure of this feed`() async throws {
    try await withFolder { folder in
      let outcome = try await fetch("none.xml", folder: folder)
      #expect(outcome.result == .failed(.unreadableFile("no such file")))
      #expect(outcome.state.schedule.nextDue == nil)
    }
  }
}
