import XML

extension HTMLSanitizer {
  /// Elements that go with all they hold: they run, embed or hide something, or are no HTML.
  static let removedElements: HTMLElementSet = [
    "annotation", "annotation-xml", "applet", "embed", "frame", "frameset", "noembed", "noframes",
    "noscript", "object", "portal", "script", "style", "template",
  ]

  /// Elements that stay; of others, what they hold stays.
  ///
  /// Those that feedparser documents as acceptable, but `noscript`, and HTML's later ones for text,
  /// pictures and ruby.
  static let acceptedElements: HTMLElementSet = [
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo",
    "big", "blockquote", "br", "button", "canvas", "caption", "center", "cite", "code", "col",
    "colgroup", "command", "data", "datagrid", "datalist", "dd", "del", "details", "dfn",
    "dialog", "dir", "div", "dl", "dt", "em", "event-source", "fieldset", "figcaption", "figure",
    "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i",
    "img", "input", "ins", "kbd", "keygen", "label", "legend", "li", "m", "main", "map", "mark",
    "menu", "meter", "multicol", "nav", "nextid", "ol", "optgroup", "option", "output", "p",
    "picture", "pre", "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "search",
    "section", "select", "small", "sound", "source", "spacer", "span", "strike", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr",
    "track", "tt", "u", "ul", "var", "video", "wbr",
    // Drawings and formulas, by themselves: no links, no text of HTML, nothing that moves.
    "svg", "circle", "desc", "ellipse", "g", "line", "lineargradient", "path", "polygon",
    "polyline", "radialgradient", "rect", "stop", "text", "title", "tspan",
    "math", "maction", "menclose", "merror", "mfenced", "mfrac", "mi", "mmultiscripts", "mn", "mo",
    "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt",
    "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover",
    "none", "semantics",
  ]

  /// Elements of forms whose text is worth keeping.
  static let formElements: HTMLElementSet = [
    "button", "fieldset", "form", "input", "keygen", "label", "legend", "output",
  ]

  /// Elements of forms that offer something to choose or hold what was typed.
  static let choices: HTMLElementSet = ["datalist", "optgroup", "option", "select", "textarea"]

  /// Attributes that stay, on every element.
  ///
  /// Those that feedparser documents as acceptable, but `style` and `ping`, and HTML's later ones for
  /// pictures and lists.
  static let acceptedAttributes = HTMLNameTable(
    plainAttributes + linkAttributes + ["src", "srcset", "action"])

  /// What the value of an accepted attribute is, by its place in the table.
  static func kind(ofAttribute index: Int) -> AttributeKind {
    switch index - plainAttributes.count {
    case ..<0: .plain
    case ..<linkAttributes.count: .link
    case linkAttributes.count: .source
    case linkAttributes.count + 1: .sourceSet
    default: .target
    }
  }

  /// Attributes that stay on the elements of SVG and MathML.
  ///
  /// None of them can hold a script; what colours and lines may hold besides, the address of
  /// something to be loaded, is looked for in the value.
  static let foreignAttributes = HTMLNameTable([
    "xlink:href", "href", "xmlns", "accent", "accentunder", "align", "baseprofile", "class",
    "close", "columnalign", "columnlines", "columnspacing", "columnspan", "cx", "cy", "d", "depth",
    "dir", "display", "displaystyle", "dx", "dy", "fence", "fill", "fill-opacity", "fill-rule",
    "font-family", "font-size", "font-style", "font-weight", "frame", "framespacing", "fx", "fy",
    "gradienttransform", "gradientunits", "height", "id", "lang", "largeop", "linethickness",
    "lspace", "mathbackground", "mathcolor", "mathsize", "mathvariant", "maxsize", "minsize",
    "movablelimits", "notation", "offset", "opacity", "open", "points", "preserveaspectratio", "r",
    "rowalign", "rowlines", "rowspacing", "rowspan", "rspace", "rx", "ry", "scriptlevel",
    "separator", "separators", "stop-color", "stop-opacity", "stretchy", "stroke",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity",
    "stroke-width", "symmetric", "text-anchor", "transform", "version", "viewbox", "voffset",
    "width", "x", "x1", "x2", "xlink:show", "xlink:title", "xlink:type", "xml:lang", "y", "y1",
    "y2",
  ])

  /// What the value of an attribute is.
  enum AttributeKind {
    case plain
    case link
    /// The address of something shown; in `img` it may be a `data:` picture.
    case source
    case sourceSet
    /// Where a form sends to; forms lose it.
    case target
  }

  private static let plainAttributes = [
    "abbr", "accept", "accept-charset", "accesskey", "align", "alt", "autocomplete", "autofocus",
    "axis", "balance", "bgcolor", "bgproperties", "border", "bordercolor", "bordercolordark",
    "bordercolorlight", "bottompadding", "cellpadding", "cellspacing", "ch", "challenge", "char",
    "charoff", "charset", "checked", "choff", "class", "clear", "color", "cols", "colspan",
    "compact", "contenteditable", "controls", "coords", "datafld", "datapagesize", "datetime",
    "decoding", "default", "delay", "dir", "disabled", "draggable", "enctype", "end", "face",
    "for", "form", "frame", "galleryimg", "gutter", "headers", "height", "hidden", "hidefocus",
    "high", "hreflang", "hspace", "id", "inputmode", "ismap", "keytype", "kind", "label", "lang",
    "leftspacing", "list", "loading", "loop", "loopcount", "loopend", "loopstart", "low", "max",
    "maxlength", "media", "method", "min", "multiple", "name", "nohref", "noshade", "nowrap",
    "open", "optimum", "pattern", "point-size", "pqg", "preload", "prompt", "radiogroup",
    "readonly", "rel", "repeat-max", "repeat-min", "replace", "required", "rev", "reversed",
    "rightspacing", "rows", "rowspan", "rules", "scope", "selected", "shape", "size", "sizes",
    "span", "srclang", "start", "step", "summary", "suppress", "tabindex", "target", "title",
    "toppadding", "translate", "type", "unselectable", "valign", "value", "variable", "volume",
    "vspace", "width", "wrap", "xml:lang",
  ]

  private static let linkAttributes = [
    "background", "cite", "data", "datasrc", "dynsrc", "href", "icon", "longdesc", "lowsrc",
    "poster", "template", "urn", "usemap", "vrml",
  ]
}
