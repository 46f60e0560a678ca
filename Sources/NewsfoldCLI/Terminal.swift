import FeedModel
import Foundation
import Glibc

/// Where messages go.
enum Terminal {
  /// Whether somebody watches standard error.
  static let isWatched = isatty(STDERR_FILENO) == 1

  /// Writes a line of message to standard error.
  static func say(_ message: String) { write(harmless(message) + "\n", to: .standardError) }

  /// Writes a line of data to standard output.
  static func put(_ text: String) { write(harmless(text) + "\n", to: .standardOutput) }

  /// Writes bytes of data to standard output, as they are.
  static func put(_ bytes: [UInt8]) { StandardStreams.write(bytes, to: .standardOutput) }

  /// Writes what was laid out for a screen, as it is: what a stranger wrote in it must be harmless.
  static func paint(_ screen: String) { write(screen, to: .standardOutput) }

  /// Shows progress over the last one; an empty text wipes it away.
  static func progress(_ text: String) {
    guard isWatched else { return }
    // A line that the terminal breaks could not be wiped away.
    write("\r\u{1B}[K" + harmless(text).prefix(columns - 1), to: .standardError)
  }

  private static var columns: Int {
    Int(ProcessInfo.processInfo.environment["COLUMNS"] ?? "") ?? 80
  }

  /// What somebody at the terminal answers to a question; nil where nobody is there to be asked.
  static func answer(to question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1, isWatched else { return nil }
    write(harmless(question), to: .standardError)
    return readLine()?.trimmingASCIIWhitespace()
  }

  /// The text without controls, by which a stranger's headline could write anywhere on the screen.
  private static func harmless(_ text: String) -> String {
    let allowed = text.unicodeScalars.filter { scalar in
      scalar == "\n" || scalar == "\t"
        || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
    }
    return String(String.UnicodeScalarView(allowed))
  }

  private static func write(_ text: String, to stream: FileHandle) {
    StandardStreams.write(text.utf8, to: stream)
  }
}
