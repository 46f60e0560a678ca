import XML

/// Writes a list as it was read, with all that it says: reading it again gives an equal one.
public struct OPMLWriter: Sendable {
  public init() {}

  /// The document of a list, in UTF-8 and indented.
  ///
  /// Complexity: O(n).
  public func write(_ opml: OPML) -> String {
    var scope = OPMLScope()
    let declarations = scope.declare(for: opml.root) + scope.declareAll(inside: opml.root)
    let writer = XMLWriter()
    write(opml.root, declaring: declarations, in: scope, to: writer)
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  private func write(
    _ element: OPMLElement, declaring declarations: [OPMLScope.Declaration], in scope: OPMLScope,
    to writer: XMLWriter
  ) {
    let attributes = element.attributes.map { (key: $0.name.written, value: Optional($0.value)) }
    for comment in element.commentsAbove { writer.comment(comment) }
    writer.element(element.name.written, attributes: declarations + attributes) {
      if !element.text.isEmpty { writer.text(element.text) }
      for child in element.children {
        var inner = scope
        let needed = inner.declare(for: child)
        write(child, declaring: needed, in: inner, to: writer)
      }
      for comment in element.commentsAtEnd { writer.comment(comment) }
    }
  }
}
