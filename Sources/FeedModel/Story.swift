public import FoundationEssentials

/// The entries of all feeds that report one event.
public struct Story: Sendable, Hashable, Codable, Identifiable {
  /// A story's id, for life: 16 hexadecimal digits, never used for another story.
  public struct ID: RawRepresentable, Sendable, Hashable, Codable, Comparable,
    CustomStringConvertible
  {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
    public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
  }

  public var id: ID
  /// The entry that stands for the story.
  public var lead: Entry.ID
  /// Who is in it, oldest first, each with its evidence; the lead is one of them.
  public var members: [Member]
  /// The first report's effective date when the story was born; never changed.
  public var published: Date
  /// Stories that came close without being joined.
  public var related: [ID]

  public init(
    id: ID, lead: Entry.ID, members: [Member], published: Date, related: [ID] = []
  ) {
    self.id = id
    self.lead = lead
    self.members = members
    self.published = published
    self.related = related
  }
}

/// An entry's place in a story, with the reason.
public struct Member: Sendable, Hashable, Codable {
  public var entry: Entry.ID
  /// The entry whose text this one repeats; nil if it tells the event itself.
  public var copyOf: Entry.ID?
  public var evidence: Evidence

  public init(entry: Entry.ID, copyOf: Entry.ID? = nil, evidence: Evidence) {
    self.entry = entry
    self.copyOf = copyOf
    self.evidence = evidence
  }
}

extension Member {
  /// Other stories that this entry reports besides, closest first, at most three.
  public var alsoMentions: [Story.ID] { evidence.alsoMentions.map(\.story) }
}
