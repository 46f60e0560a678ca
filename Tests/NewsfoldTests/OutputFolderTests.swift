import FeedModel
import Foundation
import Newsfold
import Testing

struct OutputFolderTests {
  private func withFolder(_ body: (OutputFolder) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())").path
    try body(OutputFolder(path: path))
    try FileManager.default.removeItem(atPath: path)
  }

  private func file(_ path: String, _ text: String) -> OutputFile {
    OutputFile(path: path, contents: Array(text.utf8))
  }

  @Test func `a file is touched only when its bytes differ`() throws {
    try withFolder { folder in
      let files = [file("a.atom", "one"), file("stories/b.html", "two")]
      #expect(try folder.write(files) == 2)
      let date = Date(timeIntervalSince1970: 1_000_000)
      try FileManager.default.setAttributes(
        [.modificationDate: date], ofItemAtPath: folder.path + "/a.atom")
      #expect(try folder.write(files) == 0)
      #expect(try folder.write([file("a.atom", "one"), file("stories/b.html", "three")]) == 1)
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/a.atom")
      #expect(attributes[.modificationDate] as? Date == date)
    }
  }

  @Test func `nothing but the files is left behind`() throws {
    try withFolder { folder in
      try folder.write([file("a.atom", "one")])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.atom"])
    }
  }

  @Test func `a folder that cannot be written is named`() {
    #expect { try OutputFolder(path: "/proc/newsfold").write([self.file("a", "b")]) } throws: {
      error in
      "\(error)".contains("/proc/newsfold")
    }
  }
}

struct RunLockTests {
  @Test func `a second lock is refused while the first is held, and given after`() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())").path
    try await RunLock(folder: path).whileHeld {
      let second = #expect(throws: RunLock.Failure.self) { _ = try RunLock(folder: path) }
      #expect(second == .held(path: path + "/lock"))
    }
    _ = try RunLock(folder: path)
    try FileManager.default.removeItem(atPath: path)
  }
}
