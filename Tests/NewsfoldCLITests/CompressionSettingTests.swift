import Foundation
import Testing

/// `publish.compress` in the built program.
struct CompressionSettingTests {
  @Test func `a program that is missing is named before anything is done`() async throws {
    try await NewsfoldProgram.inFolder { newsfold in
      var newsfold = newsfold
      newsfold.path = "/nowhere"
      try newsfold.write("[publish]\ncompress = [\"gz\", \"br\"]\n", to: "newsfold.toml")
      try newsfold.write("<opml version=\"2.0\"><head/><body/></opml>", to: "feeds.opml")
      for command in ["run", "publish"] {
        let ending = try await newsfold.run([command, "--data", "data", "--output", "public"])
        #expect(ending.status == 2)
        #expect(ending.messages.contains("publish.compress: \"gz\" needs the program gzip"))
        #expect(!FileManager.default.fileExists(atPath: newsfold.folder.path + "/public"))
      }
    }
  }

  @Test(arguments: ["\"lzma\"", "\"gz\", \"gz\"", "1"])
  func `forms that nobody serves, and the same twice, are refused`(list: String) async throws {
    try await NewsfoldProgram.inFolder { newsfold in
      try newsfold.write("[publish]\ncompress = [\(list)]\n", to: "newsfold.toml")
      let ending = try await newsfold.run(["config", "show"])
      #expect(ending.status == 2)
      #expect(ending.messages.contains("newsfold.toml:2:1: publish.compress must be a list"))
    }
  }
}
