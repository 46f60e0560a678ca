import XML

/// A language of markup that HTML takes in: drawings and formulas.
enum ForeignLanguage {
  case svg, math

  /// The language of an element; nil for HTML's own.
  init?(_ name: HTMLName) {
    if name.isSVG {
      self = .svg
    } else if name.isMath {
      self = .math
    } else {
      return nil
    }
  }

  var namespace: ArraySlice<UInt8> { self == .svg ? Self.svgNamespace : Self.mathNamespace }

  /// The value an attribute may keep; nil if the attribute has to go.
  ///
  /// Formulas may link to a page; a drawing links to nothing. A value that names something to be
  /// loaded, `url(…)`, goes unless that stands in the same document. What an address may keep is
  /// told by a function.
  func value(
    _ value: ArraySlice<UInt8>, of name: String,
    address: (ArraySlice<UInt8>) -> ArraySlice<UInt8>?
  ) -> ArraySlice<UInt8>? {
    switch name {
    case "xmlns": return nil
    case "href", "xlink:href":
      return self == .math ? address(value) : nil
    default: return Self.loads(value) ? nil : value
    }
  }

  private static func loads(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.contains(UInt8(ascii: "(")) || value.contains(UInt8(ascii: "\\")) else {
      return false
    }
    let text = String(decoding: value.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
    if text.contains("\\") || text.contains("/*") { return true }
    return text.split(separator: "url(", omittingEmptySubsequences: false).dropFirst().contains {
      !$0.drop { $0 == "'" || $0 == "\"" }.hasPrefix("#")
    }
  }

  /// The namespace of links in both.
  static let xlink = Array("http://www.w3.org/1999/xlink".utf8)[...]
  private static let svgNamespace = Array("http://www.w3.org/2000/svg".utf8)[...]
  private static let mathNamespace = Array("http://www.w3.org/1998/Math/MathML".utf8)[...]
}
