extension Feed {
  /// How the feed is divided into documents, as the document that was read says.
  ///
  /// Source: RFC 5005.
  public struct Paging: Sendable, Hashable {
    /// The document with the newest entries, where this one is an archive.
    public var current: String?
    public var first: String?
    public var last: String?
    public var next: String?
    public var previous: String?
    public var nextArchive: String?
    public var previousArchive: String?
    /// Whether this document holds all entries there are: what is missing was taken back.
    public var isComplete: Bool
    /// Whether this document is an archive, which does not change any more.
    public var isArchive: Bool
  }

  /// The documents this feed is divided into.
  public var paging: Paging {
    Paging(
      current: link("current"), first: link("first"), last: link("last"), next: link("next"),
      previous: link("previous") ?? link("prev"), nextArchive: link("next-archive"),
      previousArchive: link("prev-archive"), isComplete: saysComplete ?? false,
      isArchive: saysArchive ?? false)
  }

  private func link(_ relation: String) -> String? {
    links.first { $0.rel.lowercasedASCII() == relation }?.href
  }
}
