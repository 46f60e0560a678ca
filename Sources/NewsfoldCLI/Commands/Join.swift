import ArgumentParser
import FeedModel
import FeedPublishing

/// The editor: these belong together.
struct Join: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make entries or stories one story, for good.",
    discussion: """
      Each is a story's id, or an entry: its id or the beginning of it, its address, or words of its \
      headline. Stories join whole; an entry brings those it is with.

        newsfold join c0ca8078 "Kremlin reveals Putin's day"
        newsfold join https://example.org/news/1 https://example.net/a/2

      The stories change and are published at once. `newsfold undo` takes it back.
      """)

  @OptionGroup var options: DecisionOptions

  @Argument(help: "Two or more entries or stories.")
  var what: [String]

  func validate() throws {
    if what.count < 2 { throw ValidationError("A join needs two entries or stories, or more.") }
  }

  func run() async throws {
    let desk = try DecisionDesk(options)
    let view = try await desk.view(of: what)
    let named = try what.map(view.named)
    guard Set(named.flatMap(\.entries)).count > 1 else {
      throw CommandFailure(.failed, "these are the same entry; nothing was decided.")
    }
    if Set(named.map(\.story.story.id)).count == 1 {
      desk.say("They are together already; from now on because you said so.")
    }
    try await desk.decide(.join(named.map(\.entries)))
  }
}
