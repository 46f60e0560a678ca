/// What a handler wants of an element's content.
public enum XMLContent: Sendable {
  /// The child elements, one by one; text between them is passed over.
  case children
  /// The child elements, one by one, and the character data behind the last of them.
  case childrenAndText
  /// The character data, that of descendants too, in one piece.
  case text
  /// The content as HTML: character data taken as it stands (it is markup that was escaped), child
  /// elements written as tags.
  case html
  /// The content written as HTML: child elements as tags without prefixes, character data escaped.
  case markup
  /// The character data, as long as there are no child elements; the content as HTML if there are.
  case textOrMarkup
  /// Nothing: the element is passed over with all it holds.
  case nothing
}

/// Somebody who is told of the elements of a document while it is read.
public protocol XMLHandler {
  /// An element begins; the answer says how its content is wanted.
  mutating func start(_ element: consuming XMLElement) -> XMLContent
  /// The element that began last and is open ends, with its content in the form that was wanted, without white space at its ends
  /// (empty for children and nothing), and whether there were elements in it.
  mutating func end(content: consuming String, hasElements: Bool)
  /// A comment stands between tags.
  mutating func comment(_ text: String)
}

extension XMLHandler {
  /// Comments are passed over by those who do not ask for them.
  public mutating func comment(_ text: String) {}
}
