import FeedModel
import XML

/// Finds out the encoding of a web page, which may stand in a `<meta>`.
enum PageEncoding {
  /// The page's text.
  ///
  /// Order: byte order mark, HTTP, `<meta>`, then as for feeds.
  static func text(of page: FetchedDocument) -> String {
    var page = page
    if ContentType(page.contentType).charset == nil, let charset = charset(of: page.bytes) {
      page.contentType = "text/html; charset=" + charset
    }
    return String(decoding: DocumentEncoding.decode(page).text.bytes, as: UTF8.self)
  }

  /// The encoding that a `<meta>` near the beginning names; nil if there is none.
  ///
  /// Source: the HTML standard, 13.2.3.2, which also has it that UTF-16 is a lie here.
  private static func charset(of bytes: [UInt8]) -> String? {
    var tokenizer = HTMLTokenizer(String(decoding: bytes.prefix(4096), as: UTF8.self))
    while let token = tokenizer.next() {
      guard case .startTag(let tag) = token, tag.name.text == "meta" else { continue }
      let meta = PageLinks.Link(tag)
      let isContentType = meta["http-equiv"]?.lowercasedASCII() == "content-type"
      let named = meta["charset"] ?? (isContentType ? ContentType(meta["content"]).charset : nil)
      guard let name = named?.lowercasedASCII() else { continue }
      return name.hasPrefix("utf-16") ? "utf-8" : name
    }
    return nil
  }
}
