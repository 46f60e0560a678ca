import ArgumentParser
import FeedModel
import FeedPublishing

/// The editor: these belong there.
struct Move: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take entries out of their story and put them into another, for good.",
    discussion: """
      The entries, with those that carry the same text, join the other story and never share one with \
      those they leave. The story comes last: its id.

        newsfold move "drones overnight" 3f9a6c1d

      The stories change and are published at once. `newsfold undo` takes it back.
      """)

  @OptionGroup var options: DecisionOptions

  @Argument(help: "The entries that move, then the id of the story they go to.")
  var what: [String]

  func validate() throws {
    if what.count < 2 {
      throw ValidationError("A move needs an entry, or more, and the story they go to.")
    }
  }

  func run() async throws {
    let desk = try DecisionDesk(options)
    let view = try await desk.view(of: what)
    let target = try view.story(what[what.count - 1])
    var (moved, left): ([Entry.ID], [Entry.ID]) = ([], [])
    for text in what.dropLast() {
      let (story, report) = try view.report(text)
      guard story.story.id != target.story.id else {
        throw CommandFailure(
          .failed,
          "\"\(report.headline)\" is in story \(target.story.id) already; nothing was decided.")
      }
      moved += StoryView.withCopies(report, in: story).map(\.entry.id)
      left += StoryView.Named.story(story).entries
    }
    let leaving = Set(moved)
    try await desk.decide(
      .move(
        moved.unique, from: left.unique.filter { !leaving.contains($0) },
        to: StoryView.Named.story(target).entries))
  }
}

extension [Entry.ID] {
  /// Each entry once, where it came first.
  fileprivate var unique: [Entry.ID] {
    var seen: Set<Entry.ID> = []
    return filter { seen.insert($0).inserted }
  }
}
