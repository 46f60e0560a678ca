/// The namespaces that are declared where an element is written.
struct OPMLScope {
  typealias Declaration = (key: String, value: String?)

  /// The URIs by their prefixes; the default one has none.
  private var namespaces: [String: String] = ["": "", "xml": ""]

  /// Declares what the names of an element need and is not declared; gives the attributes for it.
  mutating func declare(for element: OPMLElement) -> [Declaration] {
    var declarations = declare(element.name.prefix ?? "", as: element.name.namespace ?? "")
    for attribute in element.attributes {
      guard let prefix = attribute.name.prefix, let uri = attribute.name.namespace else { continue }
      declarations += declare(prefix, as: uri)
    }
    return declarations
  }

  /// Declares every prefix that is used inside an element and means nothing yet, as publishers do
  /// at the root; gives the attributes for it.
  mutating func declareAll(inside element: OPMLElement) -> [Declaration] {
    var declarations: [Declaration] = []
    for child in element.children {
      for name in [child.name] + child.attributes.map(\.name) {
        guard let prefix = name.prefix, let uri = name.namespace, namespaces[prefix] == nil else {
          continue
        }
        declarations += declare(prefix, as: uri)
      }
      declarations += declareAll(inside: child)
    }
    return declarations
  }

  private mutating func declare(_ prefix: String, as uri: String) -> [Declaration] {
    // A prefix cannot be taken back, only the default namespace can.
    guard prefix != "xml", namespaces[prefix] != uri, prefix.isEmpty || !uri.isEmpty else {
      return []
    }
    namespaces[prefix] = uri
    return [(key: prefix.isEmpty ? "xmlns" : "xmlns:" + prefix, value: uri)]
  }
}
