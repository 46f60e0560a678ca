public import FoundationEssentials

/// A piece of what the clusterer remembers between runs: the words, signatures and similarities of
/// some entries that came one after the other.
///
/// What is in it is the clusterer's own business; a store keeps it and gives it back. Segments follow
/// each other without a gap. They can be thrown away: then the next run reads the texts again.
public struct ClusterSegment: Sendable, Hashable {
  /// The running number of its first entry.
  public var first: Int
  /// How many entries are in it.
  public var count: Int
  /// When the earliest of its entries appeared.
  public var earliest: Date
  /// When the latest of its entries appeared.
  public var latest: Date
  public var bytes: [UInt8]

  public init(first: Int, count: Int, earliest: Date, latest: Date, bytes: [UInt8]) {
    self.first = first
    self.count = count
    self.earliest = earliest
    self.latest = latest
    self.bytes = bytes
  }
}
