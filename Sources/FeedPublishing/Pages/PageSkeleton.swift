import Mustache

/// What a template makes of all values of one shape, with gaps for their words.
struct PageSkeleton {
  /// What stands before a gap, whose words go in there, and whether they are escaped.
  private var parts: [(literal: [UInt8], words: Int, isEscaped: Bool)] = []
  private var end: [UInt8] = []

  /// Reads what Mustache made of stand-ins.
  init(_ rendered: String) {
    var literal: [UInt8] = []
    var number = 0
    var (isInGap, isEscaped) = (false, false)
    for byte in rendered.utf8 {
      switch byte {
      case Self.escapes: isEscaped = true
      case Self.opens: (isInGap, number) = (true, 0)
      case Self.closes:
        parts.append((literal, number, isEscaped))
        (literal, isInGap, isEscaped) = ([], false, false)
      default:
        if isInGap { number = number * 10 + Int(byte) - 0x30 } else { literal.append(byte) }
      }
    }
    end = literal
  }

  /// The page with words in its gaps.
  func filled(with words: [String]) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(
      end.count + parts.reduce(0) { $0 + $1.literal.count + words[$1.words].utf8.count + 8 })
    for part in parts {
      page += part.literal
      if part.isEscaped {
        PageEscaping.append(words[part.words], to: &page)
      } else {
        page += words[part.words].utf8
      }
    }
    return page + end
  }

  /// What stands for words while Mustache works: controls, which are in no template and no page.
  static func standIn(_ place: Int) -> String { "\u{1}\(place)\u{2}" }

  static let opens: UInt8 = 1
  static let closes: UInt8 = 2
  static let escapes: UInt8 = 3
}
