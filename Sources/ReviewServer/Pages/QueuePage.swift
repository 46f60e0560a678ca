import FeedModel
import FeedPublishing
import FoundationEssentials
import StoryReview

/// A side of a case in the words of the templates.
private struct SideView {
  let label: String
  let outlet: String
  let when: String
  let isoDate: String
  let others: String?
  let language: String?
  let headline: [TextPiece]
  let excerpt: [TextPiece]

  init?(_ label: String, _ report: EditionStory.Report?, count: Int, marking words: Set<String>) {
    guard let report else { return nil }
    self.label = label
    outlet = report.outlet.name
    when = MomentWords.moment(report.entry.effectiveDate)
    isoDate = report.entry.effectiveDate.rfc3339
    others = count > 1 ? "with " + MomentWords.counted(count - 1, "other report") : nil
    language = report.entry.mainLanguage
    headline = TextPiece.pieces(of: report.headline, marking: words)
    excerpt = TextPiece.pieces(of: ReportView.excerpt(of: report.entry) ?? "", marking: words)
  }
}

/// A case in the words of the templates.
private struct CaseView {
  let id: String
  let story: String
  let question: String
  let same: String
  let different: String
  let sides: [SideView]
  let reasonsFor: [String]
  let reasonsAgainst: [String]

  init(_ question: ReviewCase, _ round: ReviewRound) {
    id = question.id.rawValue
    story = question.stories.first?.rawValue ?? ""
    self.question = question.question
    same = question.kind == .member ? "It belongs there" : "One story"
    different = question.kind == .member ? "It does not" : "Two stories"
    let words = Set(question.words)
    let labels =
      question.kind == .member ? ("The report", "The story") : ("The one side", "The other side")
    sides = [
      SideView(
        labels.0, round.report(question.firstLead), count: question.first.count, marking: words),
      SideView(
        labels.1, round.report(question.secondLead), count: question.second.count, marking: words),
    ].compactMap(\.self)
    reasonsFor = question.reasons.filter { $0.answer == .same }.map(\.text)
    reasonsAgainst = question.reasons.filter { $0.answer == .different }.map(\.text)
  }
}

private struct QueuePage {
  let frame: PageFrame
  let summary: String
  let isEmpty: Bool
  let `case`: CaseView?
  let canUndo: Bool
  let last: String?
}

extension Visit {
  /// The most doubtful case that is open.
  func queue() async throws -> WebAnswer {
    let round = try await newsroom.round()
    let open = try await newsroom.openCases(round)
    let last = await newsroom.actions.last
    return page(
      "queue",
      QueuePage(
        frame: frame("Queue", in: "Queue", kind: "queue"),
        summary: open.isEmpty
          ? "Nothing is left"
          : MomentWords.counted(open.count, "case") + ", the most doubtful first"
            + (await newsroom.lastEffect == .waiting
              ? "; a run is at work, your last answers take effect after it" : ""),
        isEmpty: open.isEmpty, case: open.first.map { CaseView($0, round) }, canUndo: last != nil,
        last: last.map(\.words)))
  }

  /// Keeps the answer to a case.
  func answerQueue() async throws -> WebAnswer {
    let form = try request.form
    let round = try await newsroom.round()
    guard let question = round.cases.first(where: { $0.id.rawValue == form["case"] }) else {
      // The stories have changed since the page was made, so that nobody asks this any more.
      return .redirect(to: "/queue")
    }
    if form["answer"] == "skip" {
      try await newsroom.skip(question.id)
    } else if let answer = form["answer"].flatMap(ReviewCase.Answer.init) {
      try await newsroom.answer(question, answer)
    } else {
      throw WebFailure(.badRequest, "The form does not say what the answer is.")
    }
    return .redirect(to: "/queue")
  }

  /// Takes the last answer back.
  func undoQueue() async throws -> WebAnswer {
    try await newsroom.undoLast()
    return .redirect(to: "/queue")
  }
}

extension QueueAction {
  /// What was answered, in words.
  fileprivate var words: String {
    switch self {
    case .skipped: "You skipped a case."
    case .decided(_, .same): "You said that it is one story."
    case .decided(_, .different): "You said that it is another story."
    }
  }
}
