/// A subject an entry or feed is filed under.
///
/// Source: RFC 4287 section 4.2.2.
public struct Category: Sendable, Hashable, Codable {
  public var term: String
  /// The IRI of the scheme the term belongs to.
  public var scheme: String?
  /// The words to show for it.
  public var label: String?

  public init(term: String, scheme: String? = nil, label: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
  }
}
