import FeedText

/// A piece of a text that is marked or not.
struct TextPiece {
  let text: String
  let isMarked: Bool

  /// A text in pieces: those of its words that are among some, as `Words` folds them, and the rest.
  static func pieces(of text: String, marking words: Set<String>) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var rest = text[...]
    while let first = rest.first {
      let isWord = first.isLetter || first.isNumber
      let run = rest.prefix { ($0.isLetter || $0.isNumber) == isWord }
      rest = rest.dropFirst(run.count)
      let isMarked = isWord && Words(String(run)).terms.contains(where: words.contains)
      if let last = pieces.last, last.isMarked == isMarked {
        pieces[pieces.count - 1] = TextPiece(text: last.text + run, isMarked: isMarked)
      } else {
        pieces.append(TextPiece(text: String(run), isMarked: isMarked))
      }
    }
    return pieces
  }
}
