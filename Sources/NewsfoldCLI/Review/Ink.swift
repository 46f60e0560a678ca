import Foundation
import Glibc

/// How words are marked on a screen: by its own means, or by asterisks where it has none.
struct Ink {
  let hasColour: Bool

  /// How a text stands among others.
  enum Style { case normal, strong }

  /// A line that is ready to be written, with the columns that it takes.
  struct Line {
    var text: String
    var width: Int
  }

  /// What standard output can show; `NO_COLOR` is obeyed.
  static var output: Ink {
    let environment = ProcessInfo.processInfo.environment
    let isDumb = ["", "dumb"].contains(environment["TERM"] ?? "")
    return Ink(
      hasColour: isatty(STDOUT_FILENO) == 1 && !isDumb
        && (environment["NO_COLOR"] ?? "").isEmpty)
  }

  /// A text in lines of at most some columns.
  func lines(
    _ text: String, marking words: Set<String> = [], columns: Int, style: Style = .normal
  ) -> [Line] {
    var text = TerminalText(text, marking: words)
    if !hasColour { text = text.starred }
    return text.lines(columns: columns).map { line in
      Line(text: hasColour ? painted(line, style) : line.plain, width: line.width)
    }
  }

  private func painted(_ line: TerminalText, _ style: Style) -> String {
    let base = style == .strong ? "\u{1B}[1m" : ""
    var result = base
    var isMarked = false
    for cell in line.cells {
      if cell.isMarked != isMarked {
        result += cell.isMarked ? Self.marked : Self.normal + base
        isMarked = cell.isMarked
      }
      result.append(cell.character)
    }
    return isMarked || !base.isEmpty ? result + Self.normal : result
  }

  private static let marked = "\u{1B}[1;33m"
  private static let normal = "\u{1B}[0m"
}

extension TerminalText {
  /// The characters alone.
  var plain: String { String(cells.map(\.character)) }

  /// The same with an asterisk before and after what is marked.
  var starred: TerminalText {
    var result = self
    result.cells = []
    var isMarked = false
    for cell in cells {
      if cell.isMarked != isMarked { result.cells.append(Cell(character: "*")) }
      isMarked = cell.isMarked
      result.cells.append(cell)
    }
    if isMarked { result.cells.append(Cell(character: "*")) }
    return result
  }
}
