import FeedModel
import XML

/// A block of a page's text, with what may stand in it.
struct PageTextBlock {
  /// What may stand in a block.
  enum Kind {
    /// Words: `p`, headings, `pre`.
    case words
    /// Words and blocks: `blockquote`, `li`, cells.
    case quotation, item, cell
    case list, table, row
  }

  let kind: Kind
  /// The element's name, `h` for a heading.
  let name: String
  /// The heading's level in the source.
  var level = 0
  /// What stands in the start tag after the name.
  var attributes = ""

  /// A block that the source leaves out.
  static func implied(_ kind: Kind) -> PageTextBlock {
    switch kind {
    case .item: PageTextBlock(kind: .item, name: "li")
    case .list: PageTextBlock(kind: .list, name: "ul")
    case .row: PageTextBlock(kind: .row, name: "tr")
    case .cell: PageTextBlock(kind: .cell, name: "td")
    default: PageTextBlock(kind: .words, name: "p")
    }
  }

  /// What a block has to hold between itself and words; nil if words may stand in it.
  var child: Kind? {
    switch kind {
    case .words, .item, .cell: nil
    case .quotation: .words
    case .list: .item
    case .table: .row
    case .row: .cell
    }
  }

  private init(kind: Kind, name: String) {
    self.kind = kind
    self.name = name
  }

  /// The block that a tag starts; nil if it starts none that is kept.
  init?(_ tag: HTMLStartTag) {
    guard let kind = Kind(tag.name) else { return nil }
    self.kind = kind
    name = Self.written(tag.name)
    if name == "h" { level = tag.name.text.utf8.last.map { Int($0) - 0x30 } ?? 1 }
    for attribute in tag.attributes {
      switch attribute.name {
      case "start" where name == "ol":
        if let start = Int(attribute.value) { attributes += " start=\"\(start)\"" }
      default: attributes += PageTextInline.text(of: attribute) ?? ""
      }
    }
  }

  /// The name a kept element is written with.
  static func written(_ name: HTMLName) -> String { headings.contains(name) ? "h" : name.text }

  static let headings: HTMLElementSet = ["h1", "h2", "h3", "h4", "h5", "h6"]
}

extension PageTextBlock.Kind {
  /// What an element is; nil if it is no block that is kept.
  init?(_ name: HTMLName) {
    if Self.paragraph.contains(name) || PageTextBlock.headings.contains(name) {
      self = .words
    } else if Self.items.contains(name) {
      self = .item
    } else if Self.lists.contains(name) {
      self = .list
    } else if Self.cells.contains(name) {
      self = .cell
    } else if Self.rows.contains(name) {
      self = .row
    } else if Self.tables.contains(name) {
      self = .table
    } else if Self.quotations.contains(name) {
      self = .quotation
    } else {
      return nil
    }
  }

  private static let paragraph: HTMLElementSet = ["p", "pre"]
  private static let items: HTMLElementSet = ["li"]
  private static let lists: HTMLElementSet = ["ul", "ol"]
  private static let cells: HTMLElementSet = ["td", "th"]
  private static let rows: HTMLElementSet = ["tr"]
  private static let tables: HTMLElementSet = ["table"]
  private static let quotations: HTMLElementSet = ["blockquote"]
}

/// An element inside a line of a page's text.
struct PageTextInline {
  let name: String
  var attributes = ""

  /// The element that a tag starts; nil if it is none that is kept, or says nothing without an
  /// attribute that it lacks.
  init?(_ tag: HTMLStartTag) {
    guard let name = Self.written(tag.name) else { return nil }
    self.name = name
    var isNeeded = name != "a" && name != "span" && name != "bdo"
    for attribute in tag.attributes {
      if name == "a", attribute.name == "href" {
        guard let address = PageAddress(attribute.value) else { return nil }
        attributes += " href=\"\(address.escaped)\" rel=\"noreferrer\""
        isNeeded = true
      } else if let text = Self.text(of: attribute) {
        attributes += text
        isNeeded = isNeeded || name == "span" || name == "bdo" && attribute.name == "dir"
      }
    }
    guard isNeeded else { return nil }
  }

  /// The name a kept element is written with.
  static func written(_ name: HTMLName) -> String? {
    guard kept.contains(name) else { return nil }
    switch name.text {
    case "strike": return "s"
    case "tt": return "code"
    case "acronym": return "abbr"
    default: return name.text
    }
  }

  /// An attribute that may stand on every element.
  static func text(of attribute: HTMLAttribute) -> String? {
    switch attribute.name {
    case "lang": return PageLanguage(attribute.value).map { " lang=\"\($0.tag)\"" }
    case "dir":
      let value = attribute.value.lowercasedASCII()
      return ["ltr", "rtl", "auto"].contains(value) ? " dir=\"\(value)\"" : nil
    default: return nil
    }
  }

  private static let kept: HTMLElementSet = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins",
    "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
  ]
}

/// A picture of a page's text, asked for late and without saying by whom.
struct PageTextPicture {
  /// The tag; nil if there is no address that may be asked for.
  let html: String?

  init(_ tag: HTMLStartTag) {
    var values: [String: String] = [:]
    for attribute in tag.attributes { values[attribute.name] = attribute.value }
    self.init(
      values["src"], description: values["alt"], width: values["width"], height: values["height"])
  }

  init(_ address: String?, description: String?, width: String? = nil, height: String? = nil) {
    guard let address else {
      html = nil
      return
    }
    let isData = address.hasPrefix("data:image/") && !address.utf8.contains { $0 <= 0x20 }
    guard let source = isData ? PublishedText.escaped(address) : PageAddress(address)?.escaped
    else {
      html = nil
      return
    }
    let sizes = [("width", width), ("height", height)].map { name, value in
      value.flatMap { Int($0) }.map { (1...10_000).contains($0) ? " \(name)=\"\($0)\"" : "" } ?? ""
    }
    html =
      "<img src=\"\(source)\" alt=\"\(PublishedText.escaped(PublishedText.line(description ?? "")))\""
      + sizes.joined() + " loading=\"lazy\" referrerpolicy=\"no-referrer\">"
  }
}
