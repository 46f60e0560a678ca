public import FoundationEssentials

/// The feed an entry was first published in, as the entry says.
///
/// Source: RFC 4287 section 4.2.11.
public struct EntrySource: Sendable, Hashable, Codable {
  public var id: String?
  public var title: Text?
  public var subtitle: Text?
  public var rights: Text?
  public var url: String?
  public var links: [Link] = []
  public var updated: Date?
  public var authors: [Person] = []
  public var contributors: [Person] = []
  public var categories: [Category] = []
  public var generator: Generator?
  public var icon: String?
  public var logo: String?

  public init() {}
}
