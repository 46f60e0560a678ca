import ArgumentParser

/// How feeds are asked on this run.
struct FetchOptions: ParsableArguments {
  @OptionGroup var access: AccessOptions

  @Option(help: "Ask this feed although it is not its time. Repeatable.")
  var force: [String] = []

  @Option(help: ArgumentHelp("End fetching after this time: 5m.", valueName: "time"))
  var maxTime: Span?

  @Option(
    help: ArgumentHelp(
      "Begin at a random moment within this time, so that not all programs started by cron ask at "
        + "the full minute: 5m.", valueName: "time"))
  var spread: Span?

  @Flag(help: "Ask no feed; work with what is stored.")
  var offline = false

  @Flag(help: "Exit status 1 if any feed failed.")
  var strict = false

  @Flag(help: "Exit status 0 even if feeds failed.")
  var lenient = false

  func validate() throws {
    if strict, lenient { throw ValidationError("--strict and --lenient exclude each other.") }
  }

  /// Waits as ``spread`` says.
  func waitForTurn() async throws {
    guard let spread else { return }
    try await Task.sleep(for: .seconds(Double.random(in: 0...spread.seconds)))
  }
}
