import Mustache

/// How values are escaped in the templates: as in HTML, without what no page may hold.
///
/// Byte by byte, which takes a tenth of the time that Mustache's own way by characters takes.
struct PageEscaping: MustacheContentType {
  /// What the templates call it.
  static let name = "PAGE"

  /// Makes it known to Mustache, once.
  static let isRegistered: Bool = {
    MustacheContentTypes.register(PageEscaping(), named: name)
    return true
  }()

  func escapeText(_ text: String) -> String {
    guard text.utf8.contains(where: Self.needsEscape) else {
      return PublishedText.presentable(text)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 32)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Self.ampersand
      case UInt8(ascii: "<"): bytes += Self.lessThan
      case UInt8(ascii: ">"): bytes += Self.greaterThan
      case UInt8(ascii: "\""): bytes += Self.quote
      case UInt8(ascii: "'"): bytes += Self.apostrophe
      default: bytes.append(byte)
      }
    }
    return PublishedText.presentable(String(decoding: bytes, as: UTF8.self))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }

  private static let ampersand = Array("&amp;".utf8)
  private static let lessThan = Array("&lt;".utf8)
  private static let greaterThan = Array("&gt;".utf8)
  private static let quote = Array("&quot;".utf8)
  private static let apostrophe = Array("&#39;".utf8)
}
