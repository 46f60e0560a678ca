import ArgumentParser
import Foundation

/// The run's clock: the only place where Newsfold asks what time it is.
struct ClockOption: ParsableArguments {
  @Option(help: "The run's clock, for replays of recorded feeds: 2025-05-22T21:00:00Z.")
  var now: Moment?

  /// The given moment, else the present, in whole seconds.
  var date: Date {
    now?.date ?? Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))
  }
}
