import FeedModel
import FoundationEssentials

/// Decides which stored segments stay and from which entry on one new segment is written.
///
/// A small segment is taken into the new one as long as that at least doubles it, so that few segments
/// stand at any time and an entry is rewritten about log2(n) times; but none grows beyond a quarter of
/// the window, so that what leaves the window can go. O'Neil, Cheng, Gawlick, O'Neil, "The
/// log-structured merge-tree" (1996).
struct SegmentPlan: Equatable {
  /// The first entries of the segments that stay as they are.
  var kept: [Int] = []
  /// The running number of the first entry of the new segment.
  var start: Int

  /// A plan for some new entries after the segments there are, in the order of their entries.
  init(after segments: [ClusterSegment], adding count: Int, latest: Date, windowHours: Double) {
    let longest = windowHours / 4 * 3600
    var kept = segments[...]
    var size = count
    while let last = kept.last, last.count < 2 * size,
      latest.timeIntervalSince(last.earliest) <= longest
    {
      size += last.count
      kept.removeLast()
    }
    self.kept = kept.map(\.first)
    start = kept.last.map { $0.first + $0.count } ?? segments.first?.first ?? 0
  }
}
