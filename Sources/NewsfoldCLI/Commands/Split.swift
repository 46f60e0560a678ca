import ArgumentParser
import FeedModel
import FeedPublishing

/// The editor: these are another story.
struct Split: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take entries out of a story into one of their own, for good.",
    discussion: """
      The entries leave together, with those that carry the same text, and never share a story with \
      those that stay. The story is given by its id, the entries by id, address or words of the headline.

        newsfold split c0ca8078 "drones overnight" https://example.org/news/7

      The stories change and are published at once. `newsfold undo` takes it back.
      """)

  @OptionGroup var options: DecisionOptions

  @Argument(help: "The story's id.")
  var story: String

  @Argument(help: "The entries that leave.")
  var entries: [String]

  func run() async throws {
    let desk = try DecisionDesk(options)
    let view = try await desk.view(of: [story] + entries)
    let story = try view.story(story)
    let leaving = try view.reports(entries, in: story).map(\.entry.id)
    let staying = StoryView.Named.story(story).entries.filter { !leaving.contains($0) }
    guard !staying.isEmpty else {
      throw CommandFailure(
        .failed, "these are all entries of story \(story.story.id): nothing would stay behind.")
    }
    try await desk.decide(.split(leaving, from: staying))
  }
}
