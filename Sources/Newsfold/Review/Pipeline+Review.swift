import FeedModel
public import FeedPublishing
import FeedStorage
public import StoryReview

extension Pipeline {
  /// The doubtful cases of an edition, most doubtful first, without those answered or skipped.
  ///
  /// - Parameters:
  ///   - edition: the stories that are looked at, with their entries.
  ///   - leastDoubt: cases that are less doubtful are left out.
  ///   - includesSkipped: whether cases that were skipped are asked again.
  /// - Returns: the queue.
  /// - Throws: what the store throws.
  public func reviewQueue(
    of edition: Edition, leastDoubt: Double = ReviewQueue.leastDoubt, includesSkipped: Bool = false
  ) async throws -> ReviewQueue {
    let entries = edition.stories.lazy.flatMap(\.reports).map { ($0.entry.id, $0.entry) }
    return ReviewQueue(
      edition.stories.map(\.story),
      entries: Dictionary(entries, uniquingKeysWith: { first, _ in first }),
      decisions: try await store.decisions(),
      skipped: includesSkipped ? [] : try await skippedCases.all(), leastDoubt: leastDoubt)
  }

  /// The cases that somebody did not want to answer.
  public var skippedCases: SkippedCases { SkippedCases(store) }
}
