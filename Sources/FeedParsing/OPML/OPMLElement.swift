import FeedModel
import XML

/// An element of an OPML document with all that it says, whether we know it or not.
///
/// Text stands only in elements without children: OPML has no mixed content.
struct OPMLElement: Sendable, Hashable {
  /// A name with its namespace, as it was written.
  struct Name: Sendable, Hashable {
    var namespace: String?
    var prefix: String?
    var local: String

    /// The name with its prefix.
    var written: String { prefix.map { "\($0):\(local)" } ?? local }
  }

  struct Attribute: Sendable, Hashable {
    let name: Name
    let value: String
  }

  var name: Name
  /// The attributes in the order they were written.
  var attributes: [Attribute] = []
  var text = ""
  var children: [OPMLElement] = []
  /// The comments right before it, which go where it goes.
  var commentsAbove: [String] = []
  /// The comments behind its last child.
  var commentsAtEnd: [String] = []

  init(_ local: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    name = Name(local: local)
    for (name, value) in attributes {
      if let value { self.attributes.append(Attribute(name: Name(local: name), value: value)) }
    }
  }

  /// The element of a start tag, nothing in it yet.
  init(_ tag: XMLElement) {
    name = Name(tag.name)
    var names: Set<Name> = []
    attributes = tag.attributes.map {
      Attribute(name: Name($0.name), value: $0.value.withoutControls)
    }.filter { names.insert($0.name).inserted }
  }
}

extension OPMLElement {
  /// The trimmed value of an attribute of no namespace, in any case; nil if it is missing or empty.
  subscript(name: String) -> String? {
    let own = attributes.lazy.filter { $0.name.prefix == nil }
    let attribute =
      own.first { $0.name.local == name }
      ?? own.first { $0.name.local.lowercasedASCII() == name.lowercasedASCII() }
    return attribute?.value.trimmed
  }

  /// Whether this is the local name, in any case.
  func isNamed(_ local: String) -> Bool { name.local.lowercasedASCII() == local }

  /// The same element with nothing in it.
  var emptied: OPMLElement {
    var element = self
    element.children = []
    element.commentsAtEnd = []
    return element
  }
}

extension OPMLElement.Name {
  /// A name that was read; a prefix that nobody declared, or declared as no URI, becomes a part of
  /// the name, since it could not be written as a prefix again, nor could a second colon.
  fileprivate init(_ name: XMLName) {
    let isWritable = name.isNamespaceURI || name.prefix == "xml"
    let text = isWritable ? name.local : name.description
    let joined = text.split(separator: ":").joined(separator: "-")
    let local = [joined, "_" + joined].first(where: XMLName.isLocal) ?? "_"
    self.init(
      namespace: isWritable ? name.namespace : nil, prefix: isWritable ? name.prefix : nil,
      local: local)
  }
}

extension String {
  /// The text without control characters but tabs and line ends, which is all that XML can hold.
  var withoutControls: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.filter { !$0.isControl || $0 == "\n" || $0 == "\t" || $0 == "\r" }))
  }

  /// The text on one line and trimmed; nil if nothing is left.
  var onOneLine: String? {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? " " : $0 })).trimmed
  }
}
