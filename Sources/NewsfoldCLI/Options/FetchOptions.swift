import ArgumentParser
import FeedFetching

/// How feeds are asked on this run.
struct FetchOptions: ParsableArguments {
  @Option(
    name: .customLong("allow-host"),
    help: ArgumentHelp(
      "A host that may be reached although its address is private or local. Repeatable.",
      valueName: "host[:port]"), transform: Self.host)
  var allowedHosts: [AllowedHost] = []

  @Option(help: "Ask this feed although it is not its time. Repeatable.")
  var force: [String] = []

  @Option(help: ArgumentHelp("End fetching after this time: 5m.", valueName: "time"))
  var maxTime: Span?

  @Flag(help: "Ask no feed; work with what is stored.")
  var offline = false

  @Flag(name: .customLong("allow-files"), help: "Read files outside the folder of the list too.")
  var allowFiles = false

  @Flag(help: "Exit status 1 if any feed failed.")
  var strict = false

  @Flag(help: "Exit status 0 even if feeds failed.")
  var lenient = false

  private static func host(_ text: String) throws -> AllowedHost {
    guard let host = AllowedHost(text) else {
      throw ValidationError("\(text): not HOST or HOST:PORT.")
    }
    return host
  }

  func validate() throws {
    if strict, lenient { throw ValidationError("--strict and --lenient exclude each other.") }
  }
}
