import FeedModel
import Foundation
import Glibc
import Synchronization

/// How the terminal takes keys: a line at a time, or each key at once and unseen.
///
/// Set by stty(1), whose own words bring it back as it was.
enum TerminalMode {
  private static let saved = Mutex<String?>(nil)

  /// Rows and columns of a screen.
  struct Size: Hashable {
    var rows = 24
    var columns = 80
  }

  /// Gives each key at once, until ``restore()``; false where the terminal cannot.
  static func takeKeys() -> Bool {
    // A child of a group of its own may not set the terminal unless this is ignored.
    _ = signal(SIGTTOU, SIG_IGN)
    guard let mode = stty(["-g"])?.trimmingASCIIWhitespace(), !mode.isEmpty else { return false }
    saved.withLock { $0 = mode }
    return stty(["-icanon", "-echo", "-isig", "min", "1", "time", "0"]) != nil
  }

  /// Brings the terminal back as it was.
  static func restore() {
    let mode = saved.withLock { mode in
      defer { mode = nil }
      return mode
    }
    if let mode { _ = stty([mode]) }
  }

  /// How large the screen is, else what `COLUMNS` and `LINES` say, else 24 rows of 80.
  static var size: Size {
    var size = Size()
    let environment = ProcessInfo.processInfo.environment
    let said = stty(["size"])?.split(whereSeparator: \.isWhitespace).compactMap { Int($0) } ?? []
    let rows = said.first ?? 0
    let columns = said.count > 1 ? said[1] : 0
    size.rows = rows > 0 ? rows : Int(environment["LINES"] ?? "") ?? size.rows
    size.columns = columns > 0 ? columns : Int(environment["COLUMNS"] ?? "") ?? size.columns
    return Size(rows: max(10, size.rows), columns: max(20, size.columns))
  }

  /// What stty says; nil where it fails or is not there.
  private static func stty(_ arguments: [String]) -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/stty")
    process.arguments = arguments
    process.standardInput = FileHandle.standardInput
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? text : nil
  }
}
