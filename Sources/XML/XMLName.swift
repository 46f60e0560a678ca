import CXML

/// The name of an element or attribute, interned: one object for each name of a document.
public final class XMLName: Sendable, CustomStringConvertible {
  /// A number counted from 0, so that what is known of a name can be kept in an array.
  public let index: Int
  /// The namespace's URI; nil for none, or a prefix that was not declared.
  public let namespace: String?
  /// The prefix as written.
  public let prefix: String?
  /// The name without its prefix.
  public let local: String

  init(index: Int, namespace: String?, prefix: String?, local: String) {
    self.index = index
    self.namespace = namespace
    self.prefix = prefix
    self.local = local
  }

  /// Whether the namespace is a URI with a scheme, as it has to be for a document to be well-formed.
  public var isNamespaceURI: Bool {
    guard let namespace, let uri = unsafe xmlParseURI(namespace) else { return false }
    defer { unsafe xmlFreeURI(uri) }
    return unsafe uri.pointee.scheme != nil
  }

  /// Whether a text can be the name of an element or attribute without a prefix.
  public static func isLocal(_ text: String) -> Bool { unsafe xmlValidateNCName(text, 0) == 0 }

  /// The name as written, prefix included.
  public var description: String { prefix.map { "\($0):\(local)" } ?? local }
}
