import FeedText
import XML

/// What in markup a browser could run or embed.
///
/// Written apart from the sanitiser, which says what may be there: this says what must not.
public enum HTMLDanger {
  /// The first dangerous tag, attribute or comment; nil if there is none.
  public static func first(in html: String) -> String? { first(in: HTMLTree(html).nodes) }

  private static func first(in nodes: [HTMLNode]) -> String? {
    for node in nodes {
      switch node {
      case .text: continue
      case .comment(let text): return "<!--\(text)-->"
      case .element(let element):
        if forbiddenElements.contains(element.name) { return "<\(element.name)>" }
        for attribute in element.attributes where isDangerous(attribute, in: element) {
          return "<\(element.name) \(attribute.name)=\"\(attribute.value)\">"
        }
        if let danger = first(in: element.children) { return danger }
      }
    }
    return nil
  }

  /// Whether an address runs a script or is a document of its own.
  static func isScript(_ address: String) -> Bool {
    ["javascript", "vbscript", "livescript", "data"].contains(scheme(of: address))
  }

  /// The scheme as a browser reads it, in lower case; nil for a relative address.
  ///
  /// Feed readers put `feed:` before an address; what stands behind it counts.
  private static func scheme(of address: String) -> String? {
    var address = String(address.unicodeScalars.filter { $0.value > 0x20 }).lowercased()
    while address.hasPrefix("feed:") { address.removeFirst(5) }
    let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    return address.dropFirst(scheme.count).first == ":" ? String(scheme) : nil
  }

  private static func isDangerous(_ attribute: HTMLAttribute, in element: HTMLElement) -> Bool {
    if attribute.name.hasPrefix("on") || forbiddenAttributes.contains(attribute.name) {
      return true
    }
    if attribute.name == "action", element.name == "form" { return true }
    guard addressAttributes.contains(attribute.name) else { return false }
    if element.name == "img", attribute.name == "src", isPicture(attribute.value) { return false }
    let isList = attribute.name == "srcset"
    let addresses = isList ? addresses(inSourceSet: attribute.value) : [attribute.value]
    // The sanitiser's list of what is harmless, but not its way of finding the scheme.
    return addresses.compactMap(scheme).contains { !URLReference.isSafe($0 + ":x") }
  }

  private static func isPicture(_ address: String) -> Bool {
    ["png", "gif", "jpeg", "webp"].contains { kind in
      address.lowercased().hasPrefix("data:image/\(kind)")
    }
  }

  /// The addresses in a list of pictures (HTML standard, 4.8.4.4).
  private static func addresses(inSourceSet value: String) -> [String] {
    var addresses: [String] = []
    var rest = Substring(value).unicodeScalars
    while let start = rest.firstIndex(where: { $0.value > 0x20 && $0 != "," }) {
      let address = rest[start...].prefix { $0.value > 0x20 }
      addresses.append(String(address))
      rest = rest[address.endIndex...]
      if address.last != "," { rest = rest.drop { $0 != "," } }
    }
    return addresses
  }

  private static let forbiddenElements: Set<String> = [
    "applet", "base", "body", "embed", "frame", "frameset", "head", "html", "iframe", "isindex",
    "link", "listing", "meta", "noembed", "noframes", "noscript", "object", "plaintext", "portal",
    "script", "style", "template", "xmp",
    // What is dangerous in SVG and MathML.
    "animate", "annotation-xml", "foreignobject", "image", "set", "use",
  ]
  private static let forbiddenAttributes: Set<String> = [
    "style", "srcdoc", "ping", "formaction", "http-equiv", "content",
  ]
  private static let addressAttributes: Set<String> = [
    "action", "background", "cite", "data", "dynsrc", "href", "icon", "longdesc", "lowsrc",
    "datasrc", "poster", "src", "srcset", "template", "urn", "usemap", "vrml",
    "xlink:href",
  ]
}
