/// Lines of columns, each as wide as its widest cell but the last.
struct TextTable {
  private var rows: [[String]] = []

  init(_ header: [String] = []) { if !header.isEmpty { rows.append(header) } }

  mutating func add(_ cells: String...) { add(cells) }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The table, a line a row, with no space at line ends.
  var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.compactMap { column < $0.count ? $0[column].terminalWidth : nil }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let isLast = column == row.count - 1
        line +=
          cell
          + (isLast ? "" : String(repeating: " ", count: widths[column] - cell.terminalWidth + 2))
      }
      return line
    }.joined(separator: "\n")
  }
}

extension String {
  /// The columns a text takes in a terminal: two for characters of East Asian width and emoji.
  ///
  /// Source: Unicode Standard Annex 11, in its large blocks.
  fileprivate var terminalWidth: Int {
    reduce(0) { width, character in
      let isWide = character.unicodeScalars.first.map { scalar in
        Self.wide.contains { $0.contains(scalar.value) }
      }
      return width + (isWide == true ? 2 : 1)
    }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
  ]
}
