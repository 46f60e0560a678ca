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
    var content = engine.content(
      of: start..<arrivals.upperBound, countedFrom: firstNumber, without: absent)
    content.parameters = engine.memoryMark
    let written = Int(start)..<Int(arrivals.upperBound)
    return .init(
      kept: plan.kept,
      added: ClusterSegment(
        first: plan.start, count: written.count, earliest: earliest(written),
        latest: latest(written), bytes: content.bytes))
  }

  private func earliest(_ entries: Range<Int>) -> Date {
    Date(timeIntervalSince1970: engine.seconds[entries].min() ?? 0)
  }

  private func latest(_ entries: Range<Int>) -> Date {
    Date(timeIntervalSince1970: engine.seconds[entries].max() ?? 0)
  }
}
