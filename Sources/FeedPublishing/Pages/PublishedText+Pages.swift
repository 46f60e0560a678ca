import FeedModel
import FeedText
import FoundationEssentials

extension PublishedText {
  /// A text without the characters that no page may hold: controls but white space, and those that
  /// will never be any.
  ///
  /// Source: HTML standard, 13.1.4. Complexity: O(n), without copying where there is none.
  static func presentable(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F || mayBegin($0) }),
      text.unicodeScalars.contains(where: isForbidden)
    else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isForbidden($0) }))
  }

  /// A text on one line.
  static func line(_ text: String) -> String {
    presentable(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// The beginning of a text, cut between words and ended by an ellipsis; all of it if it is short.
  static func beginning(of text: String, bytes: Int) -> String {
    guard text.utf8.count > bytes else { return text }
    var size = 0
    let kept = text.prefix {
      size += $0.utf8.count
      return size <= bytes
    }
    let words = kept.lastIndex(of: " ").map { kept[..<$0] } ?? kept
    return (words.isEmpty ? kept : words) + "…"
  }

  private static func mayBegin(_ byte: UInt8) -> Bool { byte == 0xC2 || byte >= 0xEF }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
