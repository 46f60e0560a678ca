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
    PublishedText.appendEscaped(PublishedText.presentable(words), to: &page)
  }
}
