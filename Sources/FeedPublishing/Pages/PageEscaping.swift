import Mustache

/// How words are escaped in the templates: as in HTML, without what no page may hold.
struct PageEscaping: MustacheContentType {
  /// What the templates call it.
  static let name = "PAGE"

  /// Makes it known to Mustache, once.
  static let isRegistered: Bool = {
    MustacheContentTypes.register(PageEscaping(), named: name)
    return true
  }()

  /// Marks a stand-in, so that the words it stands for are escaped; escapes anything else.
  func escapeText(_ text: String) -> String {
    if text.utf8.first == PageSkeleton.opens { return "\u{3}" + text }
    var bytes: [UInt8] = []
    Self.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends words, escaped.
  static func append(_ words: String, to page: inout [UInt8]) {
    let words = PublishedText.presentable(words)
    guard needsEscape(words.utf8.span) else {
      page += words.utf8
      return
    }
    for byte in words.utf8 {
      switch byte {
      case UInt8(ascii: "&"): page += ampersand
      case UInt8(ascii: "<"): page += lessThan
      case UInt8(ascii: ">"): page += greaterThan
      case UInt8(ascii: "\""): page += quote
      case UInt8(ascii: "'"): page += apostrophe
      default: page.append(byte)
      }
    }
  }

  private static func needsEscape(_ bytes: Span<UInt8>) -> Bool {
    for place in bytes.indices {
      switch bytes[place] {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "'"):
        return true
      default: continue
      }
    }
    return false
  }

  private static let ampersand = Array("&amp;".utf8)
  private static let lessThan = Array("&lt;".utf8)
  private static let greaterThan = Array("&gt;".utf8)
  private static let quote = Array("&quot;".utf8)
  private static let apostrophe = Array("&#39;".utf8)
}
