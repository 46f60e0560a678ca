import Dispatch
import Glibc

/// What happens when somebody, or the system, ends the program before it is done.
///
/// Everything is stored in transactions and published by renaming whole files, so it can end at any
/// moment; it says so, and leaves with the status that shells expect.
struct Interruption {
  private let sources: [any DispatchSourceSignal]

  /// SIGINT and SIGTERM end the program in order as long as the value lives.
  init() {
    sources = [SIGINT, SIGTERM].map { number in
      _ = signal(number, SIG_IGN)
      let queue = DispatchQueue(label: "newsfold.interruption")
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { Self.leave(because: number) }
      source.resume()
      return source
    }
  }

  private static func leave(because number: Int32) {
    TerminalMode.restore()
    Terminal.progress("")
    Terminal.say("newsfold: interrupted; what was stored until now stays, the next run goes on.")
    _exit(128 + number)
  }
}
