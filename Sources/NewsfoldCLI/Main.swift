import ArgumentParser
import FeedModel
import Glibc
import XML

/// The command `newsfold`.
@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsfold",
    abstract: "Folds many RSS, Atom and JSON feeds into one, each story told once.",
    discussion: """
      Put your feeds into feeds.opml and type

        newsfold run

      It asks the feeds that are due, finds out which entries report the same event, and writes \
      merged.atom, merged.json and pages for a browser. For cron:

        */20 * * * *  newsfold run --feeds ~/feeds.opml --output ~/public_html/news --spread 5m

      See why stories are as they are with `newsfold stories`, `newsfold story ID` and \
      `newsfold why ENTRY`; go through the doubtful ones with `newsfold review`; put right what is wrong, \
      for good, with `newsfold join`, `split`, `move` and `separate`, or do all of that in a browser with \
      `newsfold serve`. Every command has --help.

      Exit status: 0 done; 1 failed, nothing published; 2 wrong usage or configuration; 3 published, \
      but some feeds failed; 5 --max-time was reached; 75 another run is at work; 130, 143 interrupted.
      """,
    version: "newsfold \(Program.version)",
    subcommands: commands)

  /// All commands, in the order in which the help lists them.
  private static var commands: [any ParsableCommand.Type] {
    var commands: [any ParsableCommand.Type] = [
      Run.self, Fetch.self, Cluster.self, Publish.self, Stories.self, ShowStory.self, Why.self,
      Review.self, Join.self, Split.self, Move.self, Separate.self, Undo.self, Decisions.self,
      Feeds.self,
      Status.self, Doctor.self, Prune.self, Parse.self, Score.self, Config.self,
    ]
    #if Server
      commands.insert(Serve.self, at: commands.count - 7)
    #endif
    return commands
  }

  static func main() async {
    Memory.keepSmall()
    StandardStreams.makeSafe()
    let interruption = Interruption()
    defer { withExtendedLifetime(interruption) {} }
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      try StandardStreams.check()
    } catch {
      leave(because: error)
    }
  }

  /// Says what is to be said of an error and ends with its exit status.
  private static func leave(because error: any Error) -> Never {
    if let failure = error as? CommandFailure {
      if !failure.message.isEmpty { Terminal.say("newsfold: " + failure.message) }
      Glibc.exit(failure.status.rawValue)
    }
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if code == .success { Terminal.put(message) } else { Terminal.say(message) }
    Glibc.exit(code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue)
  }
}
