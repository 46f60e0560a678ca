public import FoundationEssentials

/// Which entries are in which stories, without the reasons: a catalogue as the clusterer needs it.
public struct Seating: Sendable, Hashable {
  /// A story by what makes it older or younger than others, and its lead.
  public struct Outline: Sendable, Hashable, Comparable {
    public var id: Story.ID
    public var published: Date
    public var lead: Entry.ID

    public init(id: Story.ID, published: Date, lead: Entry.ID) {
      self.id = id
      self.published = published
      self.lead = lead
    }

    public static func < (a: Outline, b: Outline) -> Bool {
      (a.published, a.id) < (b.published, b.id)
    }
  }

  /// An entry's place in a story.
  public struct Seat: Sendable, Hashable {
    public var entry: Entry.ID
    /// The place of its story in ``Seating/stories``.
    public var story: Int
    /// The entry whose text this one repeats.
    public var copyOf: Entry.ID?

    public init(entry: Entry.ID, story: Int, copyOf: Entry.ID? = nil) {
      self.entry = entry
      self.story = story
      self.copyOf = copyOf
    }
  }

  public var stories: [Outline]
  public var seats: [Seat]

  public init(stories: [Outline] = [], seats: [Seat] = []) {
    self.stories = stories
    self.seats = seats
  }

  /// The seats of some stories' members.
  public init(_ stories: [Story]) {
    self.stories = stories.map { Outline(id: $0.id, published: $0.published, lead: $0.lead) }
    seats = stories.enumerated().flatMap { place, story in
      story.members.map { Seat(entry: $0.entry, story: place, copyOf: $0.copyOf) }
    }
  }
}
