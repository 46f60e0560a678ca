/// What the shell is told at the end.
enum ExitStatus: Int32 {
  case done = 0
  case failed = 1
  case usage = 2
  case someFeedsFailed = 3
  case outOfTime = 5
  case locked = 75
  case interrupted = 130
}

/// An end with a message for people; the message may be empty where all has been said.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String = "") {
    self.status = status
    self.message = message
  }
}
