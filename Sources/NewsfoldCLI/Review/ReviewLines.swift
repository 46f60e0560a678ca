import FeedModel
import Foundation

/// A session whose keys come as lines, from a file or another program.
struct ReviewLines {
  private var session: ReviewSession

  init(_ session: ReviewSession) { self.session = session }

  /// Shows each case and takes a line for it, until there are no more of either.
  ///
  /// - Throws: ``CommandFailure`` with status 2 for a line that means nothing.
  mutating func run() async throws {
    var number = 0
    while let page = session.page {
      var size = TerminalMode.Size(rows: .max, columns: 80)
      size.columns = TerminalMode.size.columns
      Terminal.paint(page.lines(size, Ink(hasColour: false)).joined(separator: "\n") + "\n\n")
      guard let line = readLine() else { break }
      number += 1
      guard let key = ReviewKey(line: line) else {
        throw CommandFailure(
          .usage,
          "line \(number) of standard input is no key; "
            + ReviewKey.list.map { "\($0.key) is \($0.word)" }.joined(separator: ", ") + ".")
      }
      if key == .quit { break }
      try await session.press(key)
    }
    if !session.message.isEmpty { Terminal.put(session.message) }
    Terminal.put("\(session.done) answered or skipped.")
  }
}
