import FeedModel
import XML

/// A stranger's sanitised HTML as a page of ours shows it: valid wherever text may stand.
///
/// Paragraphs, headings, lists, quotations, tables and the emphasis inside of them stay; what else
/// there is (divisions, forms, fonts, landmarks, ids, styles) goes and leaves its text. Headings keep
/// their order below a heading of ours. Elements are written when the first text of theirs comes, so
/// that none is empty. Complexity: O(n).
struct PageText {
  /// The HTML; empty if there is no text.
  let html: String
  /// Whether it was longer than the limit.
  let isCut: Bool

  /// - Parameters:
  ///   - sanitized: HTML as `HTMLSanitizer` gives it.
  ///   - pictures: whether pictures stay.
  ///   - limit: bytes after which it ends.
  init(_ sanitized: String, pictures: Bool = false, limit: Int = 64 << 10) {
    var writer = PageTextWriter(reserving: min(sanitized.utf8.count, limit) + 64)
    var tokenizer = HTMLTokenizer(sanitized, skipping: Self.dropped)
    var isCut = false
    while !isCut, let token = tokenizer.next() {
      switch token {
      case .startTag(let tag): Self.start(tag, pictures, &writer)
      case .endTag(let name): Self.end(name, &writer)
      case .text(let bytes): isCut = !writer.text(bytes, limit: limit)
      case .rawText, .comment: continue
      }
    }
    html = writer.finish()
    self.isCut = isCut
  }

  private static func start(_ tag: HTMLStartTag, _ pictures: Bool, _ writer: inout PageTextWriter) {
    if let block = PageTextBlock(tag) {
      writer.start(block)
    } else if let inline = PageTextInline(tag) {
      writer.start(inline)
    } else if breaks.contains(tag.name) {
      writer.endParagraph()
    } else {
      switch tag.name.text {
      case "br": writer.lineBreak()
      case "hr": writer.rule()
      case "rt": writer.literal(" (")
      case "img" where pictures: writer.picture(PageTextPicture(tag))
      default: break
      }
    }
  }

  private static func end(_ name: HTMLName, _ writer: inout PageTextWriter) {
    if let kind = PageTextBlock.Kind(name) {
      writer.end(kind, PageTextBlock.written(name))
    } else if let written = PageTextInline.written(name) {
      writer.end(inline: written)
    } else if breaks.contains(name) {
      writer.endParagraph()
    } else if name.text == "rt" {
      writer.literal(")")
    }
  }

  /// Elements that go with what they hold: they show nothing here, or only what to do without them.
  private static let dropped: HTMLElementSet = [
    "audio", "canvas", "datalist", "map", "meter", "noscript", "object", "progress", "rp", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
  ]

  /// Elements that go but part what is before them from what is inside.
  private static let breaks: HTMLElementSet = [
    "address", "article", "aside", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "legend",
    "main", "menu", "nav", "optgroup", "option", "search", "section", "summary",
  ]
}
