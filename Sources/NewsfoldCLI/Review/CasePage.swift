import FeedModel
import FeedPublishing
import StoryReview

/// A case laid out for a screen: no line is wider, and where rows are few the texts are cut before
/// the list of keys.
struct CasePage {
  let sheet: CaseSheet
  /// Where somebody is: `3 of 57`.
  let progress: String
  /// What is said of the last key; may be empty.
  var message = ""
  /// Reasons in the place of the texts.
  var showsWhy = false

  /// The page in rows and columns, at most so many of each.
  func lines(_ size: TerminalMode.Size, _ ink: Ink) -> [String] {
    let end = foot(size, ink)
    let room = size.rows - end.count
    let sizes = (0...8).reversed().map { ($0, 6) } + (0...5).reversed().map { (0, $0) }
    for (texts, reasons) in sizes {
      let body = body(size, ink, texts: texts, reasons: reasons)
      if body.count <= room { return body + end }
    }
    return body(size, ink, texts: 0, reasons: 0).prefix(room) + end
  }

  private func body(
    _ size: TerminalMode.Size, _ ink: Ink, texts: Int, reasons: Int
  ) -> [String] {
    let columns = size.columns
    let head = plain("Case \(progress): \(sheet.question.question)", columns, ink)
    if showsWhy { return head + [""] + why(columns, ink) }
    let why = sheet.question.reasons.prefix(reasons).flatMap { reason in
      hanging(reason.answer == .same ? "+ " : "- ", reason.text, columns, ink)
    }
    return head + [""] + sides(columns, ink, rows: texts) + (why.isEmpty ? [] : [""] + why)
  }

  private func foot(_ size: TerminalMode.Size, _ ink: Ink) -> [String] {
    let said = message.isEmpty ? [] : Array(plain(message, size.columns, ink).prefix(3))
    return [""] + said + keys(size.columns)
  }

  /// The keys with what they do, as many on a line as there is room for.
  private func keys(_ columns: Int) -> [String] {
    ReviewKey.list.map { "\($0.key) \($0.word)" }.reduce(into: []) { lines, key in
      if let last = lines.last, last.count + key.count + 2 <= columns {
        lines[lines.count - 1] += "  " + key
      } else {
        lines.append(key)
      }
    }
  }

  /// All the evidence there is, in words.
  private func why(_ columns: Int, _ ink: Ink) -> [String] {
    let reasons = sheet.question.reasons.map { ($0.answer == .same ? "+ " : "- ", $0.text) }
    let evidence = EvidenceWords(sheet.first.lead, in: sheet.stories[0]).sentences.map {
      ("  ", $0)
    }
    let lines =
      switch sheet.question.kind {
      case .member: evidence
      case .join: reasons
      case .split: reasons + evidence
      }
    return lines.flatMap { hanging($0, $1, columns, ink) }
  }
}

extension CasePage {
  /// From here on the two sides stand side by side.
  private static let wide = 100

  private func sides(_ columns: Int, _ ink: Ink, rows: Int) -> [String] {
    guard columns >= Self.wide else {
      return side(sheet.first, columns, ink, rows: rows).map { $0.text }
        + [""] + side(sheet.second, columns, ink, rows: rows).map { $0.text }
    }
    let half = (columns - 3) / 2
    let left = side(sheet.first, half, ink, rows: rows * 2)
    let right = side(sheet.second, half, ink, rows: rows * 2)
    return (0..<max(left.count, right.count)).map { row in
      let one = row < left.count ? left[row] : Ink.Line(text: "", width: 0)
      let gap = String(repeating: " ", count: half - one.width)
      return one.text + gap + " | " + (row < right.count ? right[row].text : "")
    }
  }

  private func side(_ side: CaseSide, _ columns: Int, _ ink: Ink, rows: Int) -> [Ink.Line] {
    let words = Set(sheet.question.words)
    var lines = ink.lines(side.label.uppercased(), columns: columns)
    lines += ink.lines(side.lead.headline, marking: words, columns: columns, style: .strong)
      .prefix(3)
    lines += ink.lines(side.source, columns: columns).prefix(2)
    let text = ink.lines(side.text, marking: words, columns: columns)
    let shown = side.others.isEmpty ? rows : (rows + 1) / 2
    lines += text.prefix(shown)
    for other in side.others.prefix(max(0, rows - min(shown, text.count))) {
      lines += ink.lines(
        "also " + other.outlet.name + ": " + other.headline, marking: words, columns: columns
      ).prefix(1)
    }
    return lines
  }

  private func plain(_ text: String, _ columns: Int, _ ink: Ink) -> [String] {
    ink.lines(text, columns: columns).map(\.text)
  }

  private func hanging(_ start: String, _ text: String, _ columns: Int, _ ink: Ink) -> [String] {
    ink.lines(text, columns: columns - start.count).enumerated().map { row, line in
      (row == 0 ? start : String(repeating: " ", count: start.count)) + line.text
    }
  }
}
