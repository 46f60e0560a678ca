/// What somebody wants who looks at a case.
enum ReviewKey: Hashable {
  case same, different, skip, undo, open, why, quit

  /// The keys with what they do, in the order in which they are shown.
  static let list: [(key: String, word: String)] = [
    ("s", "same"), ("d", "different"), ("space", "skip"), ("u", "undo"), ("o", "open"),
    ("w", "why"), ("q", "quit"),
  ]

  /// What a key means; nil for others, so that an arrow is no answer.
  init?(_ key: UInt8) {
    switch key {
    case UInt8(ascii: "s"): self = .same
    case UInt8(ascii: "d"): self = .different
    case UInt8(ascii: " "): self = .skip
    case UInt8(ascii: "u"): self = .undo
    case UInt8(ascii: "o"): self = .open
    case UInt8(ascii: "w"): self = .why
    case UInt8(ascii: "q"), 4: self = .quit
    default: return nil
    }
  }

  /// What a line means: a key, or the word for it.
  init?(line: String) {
    let found = Self.list.first { $0.key == line || $0.word == line }
    guard let byte = (line == " " ? " " : found?.key == "space" ? " " : found?.key)?.utf8.first
    else { return nil }
    self.init(byte)
  }
}
