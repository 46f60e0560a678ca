public import FeedModel
public import FoundationEssentials

/// A place in the order of entries: by effective date, then by id.
public struct EntryPosition: Sendable, Hashable, Comparable {
  public let date: Date
  public let id: Entry.ID

  /// The position of an entry.
  public init(of entry: Entry) {
    date = entry.effectiveDate
    id = entry.id
  }

  /// The position before all entries of a moment.
  public init(before date: Date) {
    self.date = date
    id = Entry.ID(rawValue: "")
  }

  public static func < (a: EntryPosition, b: EntryPosition) -> Bool {
    (a.date, a.id) < (b.date, b.id)
  }
}
