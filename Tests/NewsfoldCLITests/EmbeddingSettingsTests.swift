import Foundation
import Testing

/// The embeddings service in settings and options of the built program.
struct EmbeddingSettingsTests {
  @Test func `the settings are listed`() async throws {
    try await NewsfoldProgram.inFolder { newsfold in
      let list = try await newsfold.run(["config", "init"]).output
      #expect(list.contains("[embeddings]"))
      for key in ["url", "model", "key_file", "prefix", "timeout_seconds"] {
        #expect(list.contains("\n# \(key) = "))
      }
    }
  }

  @Test(arguments: [
    ("url = \"a.example\"", 2, "embeddings.url"), ("timeout_seconds = 0", 2, "timeout_seconds"),
    ("model = \"\"", 2, "embeddings.model"), ("\nprefix = 3", 3, "embeddings.prefix"),
    ("key = \"x\"", 2, "embeddings.key"),
  ]) func `a wrong setting is named with its place`(
    line: String, number: Int, name: String
  ) async throws {
    try await NewsfoldProgram.inFolder { newsfold in
      try newsfold.write("[embeddings]\n\(line)\n", to: "newsfold.toml")
      let ending = try await newsfold.run(["config", "show"])
      #expect(ending.status == 2)
      #expect(ending.messages.contains("newsfold.toml:\(number):1"))
      #expect(ending.messages.contains(name))
    }
  }

  @Test func `a run without its service goes on, says so once and keeps the key to itself`()
    async throws
  {
    try await NewsfoldProgram.inFolder { newsfold in
      try newsfold.write("s3cret\n", to: "key")
      try newsfold.write(
        "[embeddings]\nurl = \"http://127.0.0.1:1\"\nkey_file = \"key\"\n", to: "newsfold.toml")
      try newsfold.write(
        """
        <rss version="2.0"><channel><title>A</title><item><title>News of today</title>
        <guid>1</guid></item></channel></rss>
        """, to: "feed.xml")
      try newsfold.write(
        """
        <opml version="2.0"><head/><body><outline type="rss" text="A" xmlUrl="feed.xml"/></body></opml>
        """, to: "feeds.opml")
      let ending = try await newsfold.run(["run", "-v", "--data", "data", "--output", "public"])
      #expect(ending.status == 0)
      let complaints = ending.messages.split(separator: "\n").filter {
        $0.contains("embeddings service")
      }
      #expect(complaints.count == 1)
      #expect(newsfold.text("public/merged.atom").contains("News of today"))
      let shown = try await newsfold.run(["config", "show"])
      let status = try await newsfold.run(["status", "--data", "data"])
      for text in [ending, shown, status].flatMap({ [$0.output, $0.messages] }) {
        #expect(!text.contains("s3cret"))
      }
    }
  }

  @Test func `a key that is not there and figures without their service are failures`()
    async throws
  {
    try await NewsfoldProgram.inFolder { newsfold in
      try newsfold.write(
        "{\"id\": \"a\", \"title\": \"News of today\", \"gold\": \"x\"}\n", to: "gold.jsonl")
      let arguments = ["score", "--gold", "gold.jsonl", "--embeddings", "http://127.0.0.1:1"]
      let ending = try await newsfold.run(arguments)
      #expect(ending.status == 1)
      #expect(ending.messages.contains("does not answer"))
      try newsfold.write("[embeddings]\nkey_file = \"none\"\n", to: "newsfold.toml")
      let second = try await newsfold.run(arguments)
      #expect(second.status == 2)
      #expect(second.messages.contains("none: the file of the embeddings key cannot be read"))
      let odd = try await newsfold.run(["run", "--embeddings", "nowhere"])
      #expect(odd.messages.contains("--embeddings nowhere: not an http or https address"))
    }
  }
}
