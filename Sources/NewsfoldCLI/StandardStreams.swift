import Foundation
import Glibc
import Synchronization

/// The three streams that every program is started with.
enum StandardStreams {
  /// Why something did not get out of standard output; empty if nothing was lost, or nobody reads it.
  private static let trouble = Mutex("")

  /// Makes the streams safe to use, before anything else is opened.
  ///
  /// The places of those that are closed (`newsfold run >&-`) are taken, so that no file or socket of
  /// ours gets their numbers and receives what was meant for them. A reader that goes away
  /// (`newsfold stories | head`) ends the output, not the program.
  static func makeSafe() {
    _ = signal(SIGPIPE, SIG_IGN)
    for (stream, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(stream, F_GETFD) < 0 {
      // Opened the wrong way round, so that whoever uses it is told.
      _ = unsafe open("/dev/null", mode)
    }
  }

  /// Writes to a stream; what goes wrong on standard output is noted.
  static func write(_ bytes: some Sequence<UInt8>, to stream: FileHandle) {
    do {
      try stream.write(contentsOf: Data(bytes))
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      guard stream === FileHandle.standardOutput, cause?.code != Int(EPIPE) else { return }
      let reason = cause?.localizedFailureReason ?? error.localizedDescription
      trouble.withLock { $0 = reason + "." }
    }
  }

  /// All that comes from standard input until its end.
  ///
  /// - Throws: ``CommandFailure`` with status 2 where it cannot be read.
  static func input() throws -> [UInt8] {
    do {
      return Array(try FileHandle.standardInput.readToEnd() ?? Data())
    } catch {
      throw CommandFailure(.usage, "standard input cannot be read.")
    }
  }

  /// Checks that all that was written to standard output got there.
  ///
  /// - Throws: ``CommandFailure`` with status 1 where it did not (a full disk), unless nobody reads it.
  static func check() throws {
    let trouble = trouble.withLock(\.self)
    if !trouble.isEmpty {
      throw CommandFailure(
        .failed, "not everything could be written to standard output: \(trouble)")
    }
  }
}
