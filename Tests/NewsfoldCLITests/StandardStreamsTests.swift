import Foundation
import Testing

/// What the program makes of streams that are closed, full or that nobody reads.
@Suite struct StandardStreamsTests {
  /// Parses a feed that is longer than a pipe holds.
  private func parse(
    _ shell: String, file: String = "feed.xml"
  ) async throws -> NewsfoldProgram.Ending {
    let items = (0..<2000).map { "<item><title>Otters \($0)</title></item>" }.joined()
    var ending = NewsfoldProgram.Ending(status: -1, output: "", messages: "")
    try await NewsfoldProgram.inFolder { newsfold in
      try newsfold.write("<rss><channel>\(items)</channel></rss>", to: "feed.xml")
      ending = try await newsfold.run(["parse", file], shell: shell)
    }
    return ending
  }

  @Test func `data that a full disk does not take is an error`() async throws {
    let ending = try await parse("\"$0\" \"$@\" > /dev/full")
    #expect(ending.status == 1)
    #expect(ending.messages.hasPrefix("newsfold: not everything could be written to standard"))
    #expect(ending.messages.hasSuffix(": No space left on device.\n"))
  }

  @Test func `a reader that goes away is none`() async throws {
    let ending = try await parse("{ \"$0\" \"$@\"; echo $? > status; } | head -c 5; cat status")
    #expect(ending.output == "{\"ver0\n")
    #expect(ending.messages == "")
  }

  @Test func `streams that are closed harm nothing`() async throws {
    let mute = try await parse("\"$0\" \"$@\" >&-")
    #expect(mute.status == 1 && mute.messages.contains("standard output"))
    let silent = try await parse("\"$0\" \"$@\" 2>&-", file: "missing.xml")
    #expect(silent.status == 2 && silent.output == "")
    let deaf = try await parse("\"$0\" \"$@\" <&-", file: "-")
    #expect(deaf.status == 2)
    #expect(deaf.messages == "newsfold: standard input cannot be read.\n")
  }
}
