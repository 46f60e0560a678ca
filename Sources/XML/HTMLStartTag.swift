/// A start tag, its attributes not yet read.
public struct HTMLStartTag: Sendable {
  public let name: HTMLName
  let source: ArraySlice<UInt8>
  let isSelfClosing: Bool

  /// Whether the element never has content, like `<br>`.
  public var isVoid: Bool { name.isVoid }

  /// Whether this element has no content: it is void, or closes itself as in XHTML.
  var isEmpty: Bool { isSelfClosing || isVoid }

  /// The attributes as they are written, with doubles and undecoded.
  public var writtenAttributes: HTMLAttributeReader {
    HTMLAttributeReader(bytes: source)
  }

  /// The attributes in their order; of several with one name the first, as browsers do.
  ///
  /// No more than 256 are read: comparing names is quadratic, and no honest tag has so many.
  public var attributes: [HTMLAttribute] {
    var reader = writtenAttributes
    var attributes: [HTMLAttribute] = []
    while attributes.count < 256, let written = reader.next() {
      let name = String(lowercasingASCII: written.name)
      guard !attributes.contains(where: { $0.name == name }) else { continue }
      let value = HTMLReference.decode(written.value, inAttribute: true)
      attributes.append(
        HTMLAttribute(name: name, value: String(decoding: value, as: UTF8.self)))
    }
    return attributes
  }
}

/// An attribute of an element: its name in lower case, its value with references decoded.
public struct HTMLAttribute: Sendable, Hashable {
  public let name: String
  public let value: String

  /// An attribute as it is after decoding.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
