public import FeedModel
public import FoundationEssentials

/// Which entry, and when it appeared: enough to put entries in order without having them.
public struct EntryMoment: Sendable, Hashable, Comparable {
  public var id: Entry.ID
  /// The effective date.
  public var date: Date

  public init(id: Entry.ID, date: Date) {
    self.id = id
    self.date = date
  }

  /// By date, then id.
  public static func < (a: EntryMoment, b: EntryMoment) -> Bool {
    (a.date, a.id) < (b.date, b.id)
  }
}
