import ArgumentParser
import Foundation

/// What every command understands that changes what the editor decided.
struct DecisionOptions: ParsableArguments {
  @OptionGroup var options: GlobalOptions
  @OptionGroup(visibility: .hidden) var clock: ClockOption

  @Option(help: "The folder to publish into; else where the last edition was written.")
  var output: String?

  @Option(
    help: ArgumentHelp(
      "How long to wait for a run that is at work, else 10s; the decision is kept in any case.",
      valueName: "time"))
  var wait: Span?

  /// How long to wait for the run lock, in seconds.
  var patience: Double { wait?.seconds ?? 10 }
}
