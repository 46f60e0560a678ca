import ArgumentParser
import FeedStorage
import Newsfold

/// The last part of a run.
struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the output folder from what is stored.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var clock: ClockOption

  @Option(help: "The folder to publish into.")
  var output: String?

  func run() async throws {
    let workspace = try Workspace(options)
    let pipeline = try workspace.pipeline(output: output)
    let written = try await workspace.locked(at: clock.date) {
      try await pipeline.publish(at: clock.date)
    }
    options.report("\(written) files written to \(pipeline.output.path).")
  }
}
