import ArgumentParser

/// How feeds are asked on this run.
struct FetchOptions: ParsableArguments {
  @OptionGroup var access: AccessOptions

  @Option(help: "Ask this feed although it is not its time. Repeatable.")
  var force: [String] = []

  @Option(help: ArgumentHelp("End fetching after this time: 5m.", valueName: "time"))
  var maxTime: Span?

  @Flag(help: "Ask no feed; work with what is stored.")
  var offline = false

  @Flag(help: "Exit status 1 if any feed failed.")
  var strict = false

  @Flag(help: "Exit status 0 even if feeds failed.")
  var lenient = false

  func validate() throws {
    if strict, lenient { throw ValidationError("--strict and --lenient exclude each other.") }
  }
}
