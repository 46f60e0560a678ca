import FeedModel
import FeedPublishing
import FeedStorage
import Newsfold
import StoryReview

extension Newsroom {
  /// The doubtful cases of what is stored now, those that were skipped among them.
  ///
  /// While nothing changed but what was decided here, those of the stories that it did not touch still
  /// stand: they are asked at once, until all have been looked through anew.
  ///
  /// - Throws: what the store throws.
  func round() async throws -> ReviewRound {
    let revision = try await index.revision
    if let known = lastRound, known.revision == revision { return known }
    guard let known = lastRound, let touched = touched(since: known.revision) else {
      return try await newRound()
    }
    lookThrough()
    return known.without(touched, answered: try await source.store().decisions())
  }

  /// Looks all stories through anew, without anybody waiting for it.
  private func lookThrough() {
    guard !isLookingThrough else { return }
    isLookingThrough = true
    Task {
      _ = try? await newRound()
      isLookingThrough = false
    }
  }

  private func newRound() async throws -> ReviewRound {
    let round = try await Self.round(source, revision: try await index.revision)
    if round.revision >= max(oldestRound, lastRound?.revision ?? 0) { lastRound = round }
    return round
  }

  private nonisolated static func round(
    _ source: NewsroomSource, revision: Int
  ) async throws -> ReviewRound {
    let edition = try await source.pipeline(.folding).edition(at: source.now())
    return ReviewRound(edition, decisions: try await source.store().decisions(), revision: revision)
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
    case .decided(let id, _):
      note(try await decide(.undo(id)))
      // The case that was answered comes back at once, which only a new look can tell.
      lastRound = nil
      oldestRound = try await index.revision
    }
  }
}
