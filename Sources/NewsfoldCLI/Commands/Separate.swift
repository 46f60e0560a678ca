import ArgumentParser
import FeedModel
import FeedPublishing

/// The editor: never together.
struct Separate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep two entries or two stories apart, for good.",
    discussion: """
      Each is a story's id, or an entry: its id or the beginning of it, its address, or words of its \
      headline. Two entries of one story are divided, and the others go with whom they are nearest; two \
      stories will never become one.

        newsfold separate c0ca8078 3f9a6c1d
        newsfold separate "visits Kursk" "drones intercepted"

      The stories change and are published at once. `newsfold undo` takes it back.
      """)

  @OptionGroup var options: DecisionOptions

  @Argument(help: "An entry or a story.")
  var first: String

  @Argument(help: "Another.")
  var second: String

  func run() async throws {
    let desk = try DecisionDesk(options)
    let view = try await desk.view(of: [first, second])
    let (one, other) = (try view.named(first), try view.named(second))
    guard Set(one.entries).isDisjoint(with: other.entries) else {
      throw CommandFailure(
        .failed, "the one is the other, or part of it; nothing was decided. See `newsfold split`.")
    }
    try await desk.decide(.separate(one.entries, other.entries))
  }
}
