import ArgumentParser
import FeedFetching

/// What may be reached besides public servers and files below the list's folder.
struct AccessOptions: ParsableArguments {
  @Option(
    name: .customLong("allow-host"),
    help: ArgumentHelp(
      "A host that may be reached although its address is private or local. Repeatable.",
      valueName: "host[:port]"), transform: Self.host)
  var allowedHosts: [AllowedHost] = []

  @Flag(name: .customLong("allow-files"), help: "Read files outside the folder of the list too.")
  var allowFiles = false

  private static func host(_ text: String) throws -> AllowedHost {
    guard let host = AllowedHost(text) else {
      throw ValidationError("\(text): not HOST or HOST:PORT.")
    }
    return host
  }
}
