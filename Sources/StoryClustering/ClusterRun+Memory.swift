import FeedModel
import FoundationEssentials

extension ClusterRun {
  /// What is to be remembered after this run; nil if nothing came in.
  ///
  /// Complexity: O(entries that are written).
  func memory() -> CatalogueChanges.Memory? {
    guard !arrivals.isEmpty else { return nil }
    let here = (Int(arrivals.lowerBound)..<Int(arrivals.upperBound))
    let plan = SegmentPlan(
      after: segments, adding: arrivals.count, latest: latest(here),
      windowHours: engine.parameters.windowHours)
    let start = Int32(plan.start - firstNumber)
    let pieces = stride(from: Int(start), to: Int(arrivals.upperBound), by: Self.longest).map {
      segment(of: $0..<min($0 + Self.longest, Int(arrivals.upperBound)))
    }
    return .init(kept: plan.kept, added: pieces)
  }

  private func segment(of entries: Range<Int>) -> ClusterSegment {
    var content = engine.content(
      of: Int32(entries.lowerBound)..<Int32(entries.upperBound), countedFrom: firstNumber,
      without: absent)
    content.parameters = engine.memoryMark
    return ClusterSegment(
      first: content.first, count: entries.count, earliest: earliest(entries),
      latest: latest(entries), bytes: content.bytes)
  }

  /// How many entries a new segment has at most, so that no large one is in memory several times.
  private static let longest = 4000

  private func earliest(_ entries: Range<Int>) -> Date {
    Date(timeIntervalSince1970: engine.seconds[entries].min() ?? 0)
  }

  private func latest(_ entries: Range<Int>) -> Date {
    Date(timeIntervalSince1970: engine.seconds[entries].max() ?? 0)
  }
}
