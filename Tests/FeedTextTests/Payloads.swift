import TestSupport
import XML

/// The attacks in `Fixtures/xss/payloads.txt`, one a line, and what must not be left of them.
enum Payloads {
  /// The payloads, with control pictures such as `␀` made the control characters they show.
  static func all() throws -> [String] {
    try Fixture.text("xss/payloads.txt").split(separator: "\n").map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.map(shown(by:))))
    }
  }

  /// The control character that a control picture shows; every other character itself.
  private static func shown(by picture: Unicode.Scalar) -> Unicode.Scalar {
    switch picture.value {
    case 0x2400...0x241F: Unicode.Scalar(UInt8(picture.value - 0x2400))
    case 0x2421: "\u{7F}"
    default: picture
    }
  }

  /// What in markup a browser could run or embed; nil if there is nothing.
  static func danger(in html: String) -> String? { danger(in: HTMLTree(html).nodes) }

  private static func danger(in nodes: [HTMLNode]) -> String? {
    for node in nodes {
      switch node {
      case .text: continue
      case .comment(let text): return "<!--\(text)-->"
      case .element(let element):
        if forbiddenElements.contains(element.name) { return "<\(element.name)>" }
        for attribute in element.attributes where isDangerous(attribute, in: element) {
          return "<\(element.name) \(attribute.name)=\"\(attribute.value)\">"
        }
        if let danger = danger(in: element.children) { return danger }
      }
    }
    return nil
  }

  private static func isDangerous(_ attribute: HTMLAttribute, in element: HTMLElement) -> Bool {
    if attribute.name.hasPrefix("on") || forbiddenAttributes.contains(attribute.name) {
      return true
    }
    if attribute.name == "action", element.name == "form" { return true }
    guard addressAttributes.contains(attribute.name) else { return false }
    let address = String(attribute.value.unicodeScalars.filter { $0.value > 0x20 }).lowercased()
    if element.name == "img", attribute.name == "src", address.hasPrefix("data:image/png") {
      return false
    }
    return isDangerous(address: address[...])
  }

  private static func isDangerous(address: Substring) -> Bool {
    let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    let rest = address.dropFirst(scheme.count)
    guard rest.first == ":" else { return false }
    // Feed readers put `feed:` before an address; what stands behind it counts.
    if scheme == "feed" {
      return ["javascript:", "vbscript:", "data:"].contains { rest.dropFirst().hasPrefix($0) }
    }
    return !["http", "https", "mailto"].contains(scheme)
  }

  private static let forbiddenElements: Set<String> = [
    "applet", "base", "body", "embed", "frame", "frameset", "head", "html", "iframe", "isindex",
    "link", "listing", "meta", "noembed", "noframes", "noscript", "object", "plaintext",
    "portal", "script", "style", "template", "xmp", "use", "animate", "set", "foreignobject",
    "image",
  ]
  private static let forbiddenAttributes: Set<String> = [
    "style", "srcdoc", "ping", "formaction", "xlink:href", "http-equiv", "content",
  ]
  private static let addressAttributes: Set<String> = [
    "action", "background", "cite", "data", "dynsrc", "href", "icon", "longdesc", "lowsrc",
    "poster", "src", "srcset", "usemap",
  ]
}
