import FeedModel
import FeedPublishing
import FeedStorage
import Newsfold
import StoryReview

extension Newsroom {
  /// The doubtful cases of what is stored now, those that were skipped among them.
  ///
  /// - Throws: what the store throws.
  func round() async throws -> ReviewRound {
    let revision = try await index.revision
    if let known = lastRound, known.revision == revision { return known }
    let edition = try await source.pipeline(.folding).edition(at: source.now())
    let round = ReviewRound(
      edition, decisions: try await source.store().decisions(), revision: revision)
    lastRound = round
    return round
  }

  /// The cases that nobody skipped.
  func openCases(_ round: ReviewRound) async throws -> [ReviewCase] {
    let skipped = try await SkippedCases(source.store()).all()
    return round.cases.filter { !skipped.contains($0.id) }
  }

  /// Keeps the answer to a case.
  func answer(_ question: ReviewCase, _ answer: ReviewCase.Answer) async throws {
    note(try await decide(question.decision(for: answer)))
    guard let last = try await source.store().decisions().last else { return }
    actions.append(.decided(last.id, answer))
  }

  /// Puts a case aside.
  func skip(_ id: ReviewCase.ID) async throws {
    try await SkippedCases(source.store()).add(id)
    actions.append(.skipped(id))
  }

  /// Takes back what was answered last here.
  ///
  /// - Throws: ``WebFailure`` where there is nothing.
  func undoLast() async throws {
    guard let last = actions.popLast() else {
      throw WebFailure(.badRequest, "Nothing was answered here since the server started.")
    }
    switch last {
    case .skipped(let id): try await SkippedCases(source.store()).remove(id)
    case .decided(let id, _): note(try await decide(.undo(id)))
    }
  }
}
