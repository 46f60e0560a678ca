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
