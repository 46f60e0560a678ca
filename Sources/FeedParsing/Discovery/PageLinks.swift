import XML

/// The tags of a page that may lead to feeds.
struct PageLinks {
  /// A tag's attributes.
  struct Link {
    private let attributes: [HTMLAttribute]

    init(_ tag: HTMLStartTag) { attributes = tag.attributes }

    /// The value of an attribute on one line, at most 2000 characters; nil if it is missing or empty.
    subscript(name: String) -> String? {
      guard let value = attributes.first(where: { $0.name == name })?.value else { return nil }
      let folded = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return folded.isEmpty || folded.utf8.count > 2000 ? nil : folded
    }
  }

  /// What the page says relative addresses are relative to.
  private(set) var base: String?
  private(set) var links: [Link] = []
  private(set) var anchors: [Link] = []

  /// The tags of a page; what stands in comments, scripts and templates is none.
  init(_ html: String) {
    var tokenizer = HTMLTokenizer(html, skipping: ["template"])
    while let token = tokenizer.next() {
      guard case .startTag(let tag) = token else { continue }
      switch tag.name.text {
      case "base": base = base ?? Link(tag)["href"]
      case "link": links.append(Link(tag))
      case "a": anchors.append(Link(tag))
      default: break
      }
    }
  }
}
