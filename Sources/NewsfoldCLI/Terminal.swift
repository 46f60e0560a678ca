import Foundation
import Glibc

/// Where messages go.
enum Terminal {
  /// Whether somebody watches standard error.
  static let isWatched = isatty(STDERR_FILENO) == 1

  /// Writes a line of message to standard error.
  static func say(_ message: String) { write(message + "\n", to: .standardError) }

  /// Writes a line of data to standard output.
  static func put(_ text: String) { write(text + "\n", to: .standardOutput) }

  /// Shows progress over the last one; an empty text wipes it away.
  static func progress(_ text: String) {
    guard isWatched else { return }
    write("\r\u{1B}[K" + text, to: .standardError)
  }

  /// A reader that went away (`newsfold stories | head`) is no error worth a message.
  private static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
