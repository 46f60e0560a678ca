import FeedModel
import FeedText
import FoundationEssentials

extension PublishedText {
  /// A text without the characters that no page may hold: controls but white space, and those that
  /// will never be any.
  ///
  /// Source: HTML standard, 13.1.4. Complexity: O(n), without copying where there is none.
  static func presentable(_ text: String) -> String {
    guard mayBeForbidden(text.utf8.span), text.unicodeScalars.contains(where: isForbidden) else {
      return text
    }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isForbidden($0) }))
  }

  /// A text on one line, without what no page may hold.
  static func line(_ text: String) -> String { presentable(folded(text)) }

  /// A text with runs of white space as one space, none at the ends, and without controls, which would
  /// change a reader's or a terminal's state.
  ///
  /// Complexity: O(n), without copying where there is nothing to do.
  static func folded(_ text: String) -> String {
    guard mayNeedFolding(text.utf8.span) else { return text }
    var folded = String.UnicodeScalarView()
    var isSpacePending = false
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        isSpacePending = !folded.isEmpty
      } else if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) {
        if isSpacePending { folded.append(" ") }
        isSpacePending = false
        folded.append(scalar)
      }
    }
    return String(folded)
  }

  private static func mayNeedFolding(_ bytes: Span<UInt8>) -> Bool {
    var previous = UInt8(ascii: " ")
    for place in bytes.indices {
      let byte = bytes[place]
      switch byte {
      case 0x20 where previous != 0x20, 0x21...0x7E, 0x80...0xC1, 0xC3...0xE0, 0xE4...:
        previous = byte
      default: return true
      }
    }
    return previous == 0x20 && !bytes.isEmpty
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// The beginning of a text, cut between words and ended by an ellipsis; all of it if it is short.
  static func beginning(of text: String, bytes: Int) -> String {
    guard text.utf8.count > bytes else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: bytes)
    while end > text.startIndex, UTF8.isContinuation(text.utf8[end]) {
      end = text.utf8.index(before: end)
    }
    let kept = text[..<end]
    let words = kept.lastIndex(of: " ").map { kept[..<$0] } ?? kept
    return (words.isEmpty ? kept : words) + "…"
  }

  private static func mayBeForbidden(_ bytes: Span<UInt8>) -> Bool {
    for place in bytes.indices {
      let byte = bytes[place]
      if byte < 0x20 && byte != 0x0A || byte == 0x7F || byte == 0xC2 || byte >= 0xEF { return true }
    }
    return false
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
