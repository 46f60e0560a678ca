import ArgumentParser

/// What every command understands.
struct GlobalOptions: ParsableArguments {
  @Option(name: [.customShort("c"), .customLong("config")], help: "The settings file.")
  var config: String?

  @Option(help: "The list of feeds, an OPML file.")
  var feeds: String?

  @Option(help: "The folder of database and lock.")
  var data: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more: every feed, every warning.")
  var verbose = false

  /// Says what was done, if somebody watches or asked for it: cron mails whatever is said.
  func report(_ message: String) {
    if !quiet, Terminal.isWatched || verbose { Terminal.say(message) }
  }
}
