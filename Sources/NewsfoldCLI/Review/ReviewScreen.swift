import Foundation

/// A session at a terminal that gives each key at once.
struct ReviewScreen {
  private var session: ReviewSession

  init(_ session: ReviewSession) { self.session = session }

  /// Shows cases and takes keys until all are answered or somebody has enough.
  ///
  /// - Throws: ``CommandFailure`` with status 130 where Ctrl-C was pressed.
  mutating func run() async throws {
    while let page = session.page {
      let shown = ContinuousClock.now
      show(page.lines(TerminalMode.size, .output))
      guard let key = try read(since: shown) else { continue }
      if key == .quit { break }
      if key == .same || key == .different { Terminal.paint("\nThe stories are made anew ...") }
      try await session.press(key)
    }
    let left = session.current == nil ? "That was all. " : ""
    Terminal.paint("\n" + left + "\(session.done) answered or skipped.\n")
  }

  private func show(_ lines: [String]) {
    let isDumb = ["", "dumb"].contains(ProcessInfo.processInfo.environment["TERM"] ?? "")
    Terminal.paint((isDumb ? "\n\n" : "\u{1B}[H\u{1B}[2J") + lines.joined(separator: "\n"))
  }

  /// The key that is pressed next; nil for none that means something.
  ///
  /// What comes as a sequence is an arrow or the like. An answer that was typed before anybody can have
  /// read the case is none.
  private func read(since shown: ContinuousClock.Instant) throws -> ReviewKey? {
    let bytes = FileHandle.standardInput.availableData
    guard let first = bytes.first else { return .quit }
    if first == 3 { throw CommandFailure(.interrupted) }
    guard first != 0x1B, let key = ReviewKey(first) else { return nil }
    let isEarly = ContinuousClock.now - shown < Self.quickest
    return isEarly && (key == .same || key == .different) ? nil : key
  }

  private static let quickest = Duration.milliseconds(100)
}
