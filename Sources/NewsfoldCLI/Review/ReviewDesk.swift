import FeedModel
import FeedPublishing
import Foundation
import Newsfold
import StoryReview

/// Where cases come from and answers go to.
struct ReviewDesk {
  let desk: DecisionDesk
  let options: ReviewOptions

  /// The cases that are open now with their reports, in the order in which they should be asked.
  ///
  /// Those that are less doubtful than `leastDoubt` are left out.
  func sheets(leastDoubt: Double = ReviewQueue.leastDoubt) async throws -> [CaseSheet] {
    let oldest = options.oldest(at: desk.now, desk.workspace.settings.publish)
    let view = try await StoryView(desk.workspace, since: oldest)
    let queue = try await view.pipeline.reviewQueue(
      of: view.edition, leastDoubt: leastDoubt, includesSkipped: options.again)
    let stories = Dictionary(
      view.edition.stories.map { ($0.story.id, $0) }, uniquingKeysWith: { first, _ in first })
    return queue.cases.compactMap { CaseSheet($0, stories) }.filter { sheet in
      options.folder.map { name in sheet.stories.contains { $0.isInFolder(name) } } ?? true
    }
  }

  /// The cases that somebody did not want to answer.
  func skipped() throws -> SkippedCases { SkippedCases(try desk.workspace.store()) }

  /// Decides what an answer says and lets it take effect; gives the decision, and what there is to
  /// say besides.
  func answer(
    _ answer: ReviewCase.Answer, to question: ReviewCase
  ) async throws -> (item: DecisionHistory.Item, message: String) {
    try await decide(question.decision(for: answer))
  }

  /// Takes a decision back.
  func undo(_ item: DecisionHistory.Item) async throws -> String {
    try await decide(.undo(item.decision.id)).message
  }

  private func decide(
    _ word: Decision.Word
  ) async throws -> (item: DecisionHistory.Item, message: String) {
    let (item, loose) = try await desk.record(word)
    do {
      try await desk.takeEffect(loosening: loose, keeping: item)
    } catch let failure as CommandFailure where failure.status == .locked {
      return (item, failure.message)
    }
    return (item, "Decision \(item.number).")
  }
}
