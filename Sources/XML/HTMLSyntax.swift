/// What HTML's grammar says of an element: what it may hold, and what ends where it begins or ends.
struct HTMLTraits: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  /// It has no content and no end tag.
  static let void = HTMLTraits(rawValue: 1 << 0)
  /// Its content is text up to its own end tag.
  static let rawText = HTMLTraits(rawValue: 1 << 1)
  /// In its text character references count.
  static let references = HTMLTraits(rawValue: 1 << 2)
  /// It makes a block of its own, before which an open paragraph ends.
  static let block = HTMLTraits(rawValue: 1 << 3)
  /// It may hold several blocks, so that the end tag of something inline does not end it.
  static let container = HTMLTraits(rawValue: 1 << 4)
  static let paragraph = HTMLTraits(rawValue: 1 << 5)
  static let heading = HTMLTraits(rawValue: 1 << 6)
  static let list = HTMLTraits(rawValue: 1 << 7)
  static let listItem = HTMLTraits(rawValue: 1 << 8)
  static let definitionList = HTMLTraits(rawValue: 1 << 9)
  static let definition = HTMLTraits(rawValue: 1 << 10)
  static let select = HTMLTraits(rawValue: 1 << 11)
  static let optionGroup = HTMLTraits(rawValue: 1 << 12)
  static let option = HTMLTraits(rawValue: 1 << 13)
  static let ruby = HTMLTraits(rawValue: 1 << 14)
  static let rubyText = HTMLTraits(rawValue: 1 << 15)
  static let anchor = HTMLTraits(rawValue: 1 << 16)
  static let button = HTMLTraits(rawValue: 1 << 17)
  static let form = HTMLTraits(rawValue: 1 << 18)
  static let table = HTMLTraits(rawValue: 1 << 19)
  static let caption = HTMLTraits(rawValue: 1 << 20)
  static let columnGroup = HTMLTraits(rawValue: 1 << 21)
  static let column = HTMLTraits(rawValue: 1 << 22)
  static let rowGroup = HTMLTraits(rawValue: 1 << 23)
  static let row = HTMLTraits(rawValue: 1 << 24)
  static let cell = HTMLTraits(rawValue: 1 << 25)
  /// It is of SVG, and stands inside `svg` only.
  static let svg = HTMLTraits(rawValue: 1 << 26)
  /// It is of MathML, and stands inside `math` only.
  static let math = HTMLTraits(rawValue: 1 << 27)
  /// It is what markup of another language begins with.
  static let foreignRoot = HTMLTraits(rawValue: 1 << 28)

  static let foreign: HTMLTraits = [.svg, .math]
  static let tablePart: HTMLTraits = [.caption, .columnGroup, .column, .rowGroup, .row, .cell]
}

extension HTMLTraits {
  /// What a part of a table stands in: all that is open inside of that ends before the part.
  var tableContext: HTMLTraits {
    if contains(.cell) { return [.row, .rowGroup, .table] }
    if contains(.row) { return [.rowGroup, .table] }
    return contains(.column) ? [.columnGroup, .table] : .table
  }

  /// What ends before this begins, and what that does not reach through.
  var impliedEnd: (ended: HTMLTraits, boundaries: HTMLTraits) {
    let cells: HTMLTraits = [.table, .cell, .caption]
    if contains(.listItem) { return (.listItem, cells.union(.list)) }
    if contains(.definition) { return (.definition, cells.union(.definitionList)) }
    if contains(.option) { return (.option, cells.union([.select, .optionGroup])) }
    if contains(.optionGroup) { return ([.option, .optionGroup], cells.union(.select)) }
    if contains(.rubyText) { return (.rubyText, cells.union(.ruby)) }
    if contains(.anchor) { return (.anchor, cells.union(.block)) }
    if contains(.heading) { return (.heading, cells.union(.container)) }
    return (intersection([.button, .form]), cells)
  }

  /// What the end tag of this does not reach through.
  var endBoundaries: HTMLTraits {
    let parts = HTMLTraits.tablePart.union(.table)
    if contains(.table) { return [] }
    if !isDisjoint(with: .tablePart) { return .table }
    if contains(.listItem) { return parts.union(.list) }
    if contains(.definition) { return parts.union(.definitionList) }
    return contains(.block) ? parts : parts.union([.container, .button, .select])
  }

  /// What an open paragraph is not ended through.
  static let paragraphBoundaries: HTMLTraits = [.table, .cell, .caption, .button]
}

/// The elements that are known by name, and the bytes of HTML's grammar.
enum HTMLSyntax {
  static let names = HTMLNameTable(
    elements.flatMap { $0.names.split(separator: " ").map(String.init) })

  /// The traits of the names, in their order.
  static let traits = elements.flatMap { entry in
    entry.names.split(separator: " ").map { _ in entry.traits }
  }

  /// All elements of HTML, past and present, and those of others that somebody has to recognise.
  private static let elements: [(traits: HTMLTraits, names: String)] = [
    ([.void], "area base basefont bgsound br command embed frame img input keygen link meta param"),
    ([.void], "source spacer track wbr"),
    ([.void, .block, .container], "hr"),
    ([.void, .column], "col"),
    // What an iframe holds is for readers that show no frames, as we do (HTML 4.01, 16.5).
    ([], "iframe"), ([.rawText], "noembed noframes noscript script style"),
    ([.rawText, .references], "textarea"), ([.rawText, .references, .svg], "title"),
    ([.rawText, .block], "plaintext xmp"),
    ([.block], "address center"),
    ([.block, .paragraph], "p"),
    ([.block, .heading], "h1 h2 h3 h4 h5 h6"),
    (
      [.block, .container], "article aside blockquote details dialog div fieldset figcaption figure"
    ),
    ([.block, .container], "footer header hgroup listing main multicol nav pre search section"),
    ([.block, .container], "summary"),
    ([.block, .container, .list], "dir menu ol ul"),
    ([.block, .container, .listItem], "li"),
    ([.block, .container, .definitionList], "dl"),
    ([.block, .container, .definition], "dd dt"),
    ([.block, .container, .form], "form"),
    ([.block, .container, .table], "table"),
    ([.caption], "caption"), ([.columnGroup], "colgroup"), ([.rowGroup], "tbody tfoot thead"),
    ([.row], "tr"), ([.cell], "td th"),
    ([.select], "datalist select"), ([.optionGroup], "optgroup"), ([.option], "option"),
    ([.ruby], "ruby"), ([.rubyText], "rp rt"), ([.anchor], "a"), ([.button], "button"),
    ([], "abbr acronym applet audio b bdi bdo big blink body canvas cite code data datagrid del"),
    ([], "dfn em event-source font frameset head html i ins isindex kbd label legend m map mark"),
    ([], "marquee meter nextid nobr object output picture portal progress q rb rtc s samp"),
    ([], "slot small sound span strike strong sub sup template time tt u var video"),
    ([.container, .svg, .foreignRoot], "svg"), ([.container, .math, .foreignRoot], "math"),
    ([.svg], "circle desc ellipse g line lineargradient path polygon polyline radialgradient rect"),
    ([.svg], "stop text tspan"),
    ([.math], "maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded"),
    (
      [.math], "mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd"
    ),
    ([.math], "mtext mtr munder munderover none semantics"), ([], "annotation annotation-xml"),
  ]
}

extension UInt8 {
  static let lessThan = UInt8(ascii: "<")

  var isHTMLSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
  var isForbiddenControl: Bool {
    self < 0x20 && self != 0x09 && self != 0x0A && self != 0x0C && self != 0x0D
  }
  var endsTagName: Bool { isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }
  var endsAttributeName: Bool { endsTagName || self == UInt8(ascii: "=") }
}

extension String {
  /// The text of bytes, with A to Z made a to z.
  init(lowercasingASCII bytes: ArraySlice<UInt8>) {
    if bytes.contains(where: { (0x41...0x5A).contains($0) }) {
      self.init(decoding: bytes.map(\.lowercasedASCII), as: UTF8.self)
    } else {
      self.init(decoding: bytes, as: UTF8.self)
    }
  }
}
