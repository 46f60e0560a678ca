/// A start tag: the element's name and attributes.
public struct XMLElement: Sendable {
  /// The element's name.
  public let name: XMLName
  /// The attributes in the order they were written, references resolved.
  public let attributes: [XMLAttribute]
  /// The line the tag ended in, counted from 1.
  public let line: Int

  /// The value of the attribute of no namespace with a local name, in any case; nil if there is none.
  public subscript(name: String) -> String? {
    if attributes.isEmpty { return nil }
    if let exact = attributes.first(where: { $0.name.local == name && $0.name.prefix == nil }) {
      return exact.value
    }
    return attributes.first { attribute in
      attribute.name.prefix == nil && attribute.name.local.utf8.count == name.utf8.count
        && attribute.name.local.lowercased() == name.lowercased()
    }?.value
  }

  /// The value of an attribute with a prefix, such as `xml:lang`; nil if there is none.
  public func attribute(prefix: String, _ name: String) -> String? {
    attributes.first { $0.name.prefix == prefix && $0.name.local == name }?.value
  }

  /// The value of an attribute of a namespace; nil if there is none.
  public func attribute(namespace: String, _ name: String) -> String? {
    attributes.first { $0.name.namespace == namespace && $0.name.local == name }?.value
  }
}

/// An attribute of an element.
public struct XMLAttribute: Sendable {
  /// The attribute's name.
  public let name: XMLName
  /// The value, references resolved.
  public let value: String
}
