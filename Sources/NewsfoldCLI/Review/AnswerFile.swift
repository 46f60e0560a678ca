import FeedModel
import Newsfold
import StoryReview

/// Answers of another program, which take effect all at once.
struct AnswerFile {
  let desk: ReviewDesk
  let answers: [AnswerLine]

  /// Decides what the answers say; a case that is not open, or is answered twice, is only counted.
  func take() async throws {
    let open = Dictionary(
      try await desk.sheets(leastDoubt: 0).map { ($0.question.id.rawValue, $0.question) },
      uniquingKeysWith: { first, _ in first })
    var counts = (decided: 0, skipped: 0, unknown: 0)
    var loose: Set<Entry.ID> = []
    var known = open
    let skipped = try desk.skipped()
    for line in answers {
      guard let question = known.removeValue(forKey: line.id) else {
        counts.unknown += 1
        continue
      }
      guard let answer = ReviewCase.Answer(rawValue: line.answer.rawValue) else {
        try await skipped.add(question.id)
        counts.skipped += 1
        continue
      }
      loose.formUnion(try await desk.desk.record(question.decision(for: answer)).loose)
      counts.decided += 1
    }
    if counts.decided > 0 {
      try await desk.desk.takeEffect(
        loosening: loose, kept: "\(counts.decided) decisions are kept")
    }
    desk.desk.say(
      "\(counts.decided) answers decided, \(counts.skipped) skipped, \(counts.unknown) of no open "
        + "case.")
  }
}
