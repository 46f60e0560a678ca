import Foundation
import Testing

/// Templates of the keeper's own with the built program.
struct PageTemplateTests {
  @Test func `templates are written, changed and published with`() async throws {
    try await NewsfoldProgram.inFolder { newsfold in
      try newsfold.write("<opml version=\"2.0\"><head/><body/></opml>", to: "feeds.opml")
      let written = try await newsfold.run(["config", "templates", "my-pages"])
      #expect(written.output.contains("my-pages/style.css\n"))
      #expect(try await newsfold.run(["config", "templates", "my-pages"]).status == 2)
      try newsfold.write("[publish]\ntemplates = \"my-pages\"\n", to: "newsfold.toml")
      let run = ["run", "--quiet", "--data", "data", "--output", "out"]
      #expect(try await newsfold.run(run).status == 0)
      let before = newsfold.text("out/index.html")
      #expect(before.contains("No stories yet"))

      // A changed template is noticed although nothing else is new.
      let list = newsfold.text("my-pages/list.mustache")
      try newsfold.write(
        list.replacing("No stories yet", with: "Nothing"), to: "my-pages/list.mustache")
      #expect(try await newsfold.run(run).status == 0)
      #expect(
        newsfold.text("out/index.html") == before.replacing("No stories yet", with: "Nothing"))
    }
  }

  @Test func `a template that is none is named with its line`() async throws {
    try await NewsfoldProgram.inFolder { newsfold in
      try newsfold.write("<opml version=\"2.0\"><head/><body/></opml>", to: "feeds.opml")
      #expect(try await newsfold.run(["config", "templates", "my-pages"]).status == 0)
      try newsfold.write("[publish]\ntemplates = \"my-pages\"\n", to: "newsfold.toml")
      try newsfold.write("a\n{{#b}}", to: "my-pages/card.mustache")
      let ending = try await newsfold.run(["run", "--data", "data", "--output", "out"])
      #expect(ending.status == 2)
      #expect(ending.messages.contains("my-pages/card.mustache:2: no template"))
    }
  }
}
