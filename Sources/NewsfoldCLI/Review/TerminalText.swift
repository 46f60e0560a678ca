import FeedText

/// A text for a terminal: harmless, of known width, some of it marked.
struct TerminalText {
  /// A character with its place on the screen.
  struct Cell {
    var character: Character
    var isMarked = false

    var width: Int { character.terminalWidth }
  }

  var cells: [Cell]

  /// A stranger's text on one line, with the words marked that are among some.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - words: as `Words` gives them.
  init(_ text: String, marking words: Set<String> = []) {
    let harmless = text.harmlessOnOneLine
    cells = harmless.map { Cell(character: $0) }
    guard !words.isEmpty else { return }
    var start = 0
    while start < cells.count {
      let end = cells[start...].firstIndex { !$0.character.isInWord } ?? cells.count
      mark(start..<end, words)
      start = end + 1
    }
  }

  /// The columns it takes.
  var width: Int { cells.reduce(0) { $0 + $1.width } }

  /// The beginning, cut to some columns with an ellipsis.
  func prefix(columns: Int) -> TerminalText {
    guard width > columns else { return self }
    var result = self
    result.cells = []
    var used = 1
    for cell in cells {
      used += cell.width
      if used > columns { break }
      result.cells.append(cell)
    }
    result.cells.append(Cell(character: "…"))
    return result
  }

  /// Lines of at most some columns, broken at spaces, or anywhere in what is too long or has none.
  func lines(columns: Int) -> [TerminalText] {
    var lines: [[Cell]] = [[]]
    var used = 0
    for piece in pieces {
      let width = piece.reduce(0) { $0 + $1.width }
      if used + width <= columns {
        lines[lines.count - 1] += piece
        used += width
        continue
      }
      let word = used > 0 ? Array(piece.drop { $0.character == " " }) : piece
      if !lines[lines.count - 1].isEmpty { lines.append([]) }
      used = 0
      for cell in word {
        if used + cell.width > columns {
          lines.append([])
          used = 0
        }
        lines[lines.count - 1].append(cell)
        used += cell.width
      }
    }
    return lines.filter { !$0.isEmpty }.map { TerminalText(cells: $0) }
  }
}

extension TerminalText {
  private init(cells: [Cell]) { self.cells = cells }

  /// Words, each with the spaces before it; characters of double width stand for themselves.
  private var pieces: [[Cell]] {
    var pieces: [[Cell]] = []
    var isOpen = false
    for cell in cells {
      let isSpace = cell.character == " "
      let begins = isSpace ? pieces.last?.last?.character != " " : cell.width > 1
      if begins || !isOpen { pieces.append([]) }
      pieces[pieces.count - 1].append(cell)
      isOpen = cell.width < 2
    }
    return pieces
  }

  /// Marks a word, or of a run in a script without spaces the pairs of characters.
  private mutating func mark(_ range: Range<Int>, _ words: Set<String>) {
    guard !range.isEmpty else { return }
    let terms = Words(String(cells[range].map(\.character))).terms
    if terms.count == 1, words.contains(terms[0]) {
      for place in range { cells[place].isMarked = true }
    } else if terms.count == range.count - 1 {
      for (offset, term) in terms.enumerated() where words.contains(term) {
        cells[range.lowerBound + offset].isMarked = true
        cells[range.lowerBound + offset + 1].isMarked = true
      }
    }
  }
}

extension Character {
  fileprivate var isInWord: Bool { isLetter || isNumber }
}
