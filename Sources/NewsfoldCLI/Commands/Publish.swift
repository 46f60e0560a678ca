import ArgumentParser
import FeedStorage
import Newsfold

/// The last part of a run.
struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the output folder from what is stored.",
    discussion: """
      Files whose bytes are the same are not touched; those of the last edition that are in this one no \
      more are taken away, and no others.

        newsfold publish --output public/
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var clock: ClockOption
  @OptionGroup var publishing: PublishOptions

  func run() async throws {
    var workspace = try Workspace(options)
    publishing.take(into: &workspace.settings)
    let pipeline = try workspace.pipeline(output: publishing.output)
    let written = try await workspace.locked(at: clock.date) {
      try await pipeline.publish(at: clock.date)
    }
    options.report("\(written) files written to \(pipeline.output.path).")
  }
}
